type Listener = (...args: unknown[]) => void;

/**
 * Strapi removes every listener of the process when it is destroyed, the test runner's too.
 * Returns what puts back those that were there before.
 */
export function keepListeners(emitter: NodeJS.Process): () => void {
  const before = emitter
    .eventNames()
    .map((event) => [event, emitter.rawListeners(event) as Listener[]] as const);
  return () => {
    for (const [event, listeners] of before) {
      const present = emitter.rawListeners(event);
      for (const listener of listeners) {
        if (!present.includes(listener)) emitter.on(event, listener);
      }
    }
  };
}
