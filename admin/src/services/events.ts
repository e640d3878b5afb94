/** Takes pieces of a stream of server-sent events and hands out the data of each whole event. */
export function createEventReader(): (piece: string) => string[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    return blocks
      .map((block) =>
        block
          .split(/\r?\n/)
          .filter((line) => line.startsWith('data:'))
          .map((line) => line.slice('data:'.length).replace(/^ /, ''))
          .join('\n'),
      )
      .filter((data) => data !== '');
  };
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** How long to wait before the next try, after so many that brought nothing. Milliseconds. */
export const backOff = (failures: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

interface Following {
  url: string;
  /** The browser's own `EventSource` could not send it. */
  token: string;
  signal: AbortSignal;
  onData: (data: string) => void;
  /** Whether events come, so that nobody need ask. */
  onConnected: (connected: boolean) => void;
}

/** @returns whether anything came before it ended @throws where there is no connection */
async function listen({ url, token, signal, onData, onConnected }: Following): Promise<void> {
  const response = await fetch(url, {
    signal,
    headers: { Accept: 'text/event-stream', Authorization: `Bearer ${token}` },
  });
  if (!response.ok || !response.body) throw new Error(`the events answered ${response.status}`);
  onConnected(true);
  const read = createEventReader();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    for (const data of read(value)) onData(data);
  }
}

/** Listens to server-sent events until it is told to stop, and connects again where they break off. */
export async function followEvents(following: Following): Promise<void> {
  const { signal, onData, onConnected } = following;
  let failures = 0;
  const counted = (data: string) => {
    failures = 0;
    onData(data);
  };
  while (!signal.aborted) {
    // A lost connection is no error here: it is made again.
    await listen({ ...following, onData: counted }).catch(() => undefined);
    onConnected(false);
    await pause(backOff(failures), signal);
    failures += 1;
  }
}
