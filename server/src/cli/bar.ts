/** How far the work is, on one line that is written over. */
export interface Bar {
  show(done: number, total: number, label: string): void;
  /** Takes the line away. */
  end(): void;
}

interface Terminal {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const WIDTH = 24;

/** Where it is no terminal, a line is written so rarely that a log stays readable. Milliseconds. */
const LINE_EVERY_MS = 30_000;

const cut = (text: string, columns: number): string =>
  text.length < columns ? text : `${text.slice(0, Math.max(0, columns - 2))}…`;

/** A bar on a terminal; elsewhere a plain line now and then. */
export function createBar(
  terminal: Terminal,
  env: Readonly<Record<string, string | undefined>>,
  now: () => number = Date.now,
): Bar {
  const drawn = terminal.isTTY === true && env['TERM'] !== 'dumb';
  let lineAt = now();
  return {
    show(done, total, label) {
      const share = total === 0 ? 0 : Math.min(1, done / total);
      const words = `${done}/${total} ${label}`.trim();
      if (drawn) {
        const full = Math.round(share * WIDTH);
        const line = `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${words}`;
        // A terminal that does not know its width says that it is 0.
        terminal.write(`\r\u001b[2K${cut(line, terminal.columns || 80)}`);
        return;
      }
      if (now() - lineAt < LINE_EVERY_MS) return;
      lineAt = now();
      terminal.write(`${words}\n`);
    },
    end() {
      if (drawn) terminal.write('\r\u001b[2K');
    },
  };
}
