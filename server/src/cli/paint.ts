/** Colours, or none. */
export interface Paint {
  bold(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  faint(text: string): string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Colours where a person looks at a terminal that has them; see no-color.org. */
export function painter(isTerminal: boolean, env: Env): Paint {
  const on = isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const code = (open: number, close: number) => (text: string) =>
    on ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return { bold: code(1, 22), good: code(32, 39), bad: code(31, 39), faint: code(2, 22) };
}
