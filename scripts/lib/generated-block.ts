import { format, resolveConfig } from 'prettier';

const NOTE = '<!-- Generated from the code by `npm run docs:providers`; edits here are lost. -->';

/**
 * The page with what stands between `<!-- NAME:start -->` and `<!-- NAME:end -->` written anew.
 *
 * @throws Error where it has no such block
 */
export async function withBlock(
  page: string,
  file: string,
  name: string,
  parts: readonly string[],
): Promise<string> {
  const start = `<!-- ${name}:start -->`;
  const end = `<!-- ${name}:end -->`;
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from === -1 || to < from) throw new Error(`${file} has no block ${start} … ${end}`);
  const block = [NOTE, ...parts].join('\n\n');
  const text = `${page.slice(0, from)}${start}\n\n${block}\n\n${page.slice(to)}`;
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
