/** What a program needs of an emulator. */
export interface Closable {
  readonly url: string;
  close(): Promise<void>;
}

/** Runs an emulator as a program of its own, until it is told to end. */
export async function runProgram(name: string, start: () => Promise<Closable>): Promise<void> {
  const emulator = await start();
  console.log(`${name} emulator (not the real ${name}) listening on ${emulator.url}`);
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void emulator.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** `300`, or `100-500` for a range. */
export function parseLatency(text: string): number | [number, number] {
  const found = /^(\d+)(?:-(\d+))?$/.exec(text);
  if (!found) throw new Error(`--latency: expected 300 or 100-500, got "${text}"`);
  const least = Number(found[1]);
  return found[2] === undefined ? least : [least, Number(found[2])];
}

export function parseNumber(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new Error(`--${option}: expected a number, got "${text}"`);
  }
  return value;
}
