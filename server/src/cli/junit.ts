/** One check: a failure has a sentence, and as many lines as it takes. */
export interface JUnitCase {
  name: string;
  className: string;
  failure?: { type: string; message: string; text?: string };
}

export interface JUnitSuite {
  name: string;
  cases: readonly JUnitCase[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Any text as XML 1.0 can hold it: what it has no place for becomes U+FFFD. */
export const xmlText = (text: string): string =>
  text
    .replace(
      // eslint-disable-next-line no-control-regex -- these are what XML 1.0 excludes
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    )
    .replace(/[&<>"'\n\r\t]/g, (character) => ENTITIES[character] ?? character);

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');

const failures = (cases: readonly JUnitCase[]): number =>
  cases.filter(({ failure }) => failure !== undefined).length;

function caseXml({ name, className, failure }: JUnitCase): string {
  const open = `    <testcase${attributes({ name, classname: className, time: 0 })}`;
  if (!failure) return `${open}/>\n`;
  const { type, message, text = '' } = failure;
  return `${open}>\n      <failure${attributes({ type, message })}>${xmlText(text)}</failure>\n    </testcase>\n`;
}

/** A report in the form that CI servers read. */
export function junit(name: string, suites: readonly JUnitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  const body = suites.map(({ name: suite, cases }) => {
    const head = attributes({
      name: suite,
      tests: cases.length,
      failures: failures(cases),
      errors: 0,
    });
    return `  <testsuite${head}>\n${cases.map(caseXml).join('')}  </testsuite>\n`;
  });
  const head = attributes({ name, tests: all.length, failures: failures(all), errors: 0 });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${body.join('')}</testsuites>\n`;
}
