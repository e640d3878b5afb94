import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';

import english from '../../../../admin/src/translations/en/findings.json';
import { RULE_IDS, RULES } from '../../../../server/src/quality';

const messages: Record<string, string> = english;

/** Something for each parameter of a rule's message; of several, where it is a number of things. */
const paramsOf = (text: string): Record<string, string | number> =>
  Object.fromEntries(
    [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => [name, name === 'count' ? 3 : name]),
  );

describe('What the rules say, in the panel', () => {
  const intl = createIntl({ locale: 'en', messages });

  it.each(RULE_IDS)('is in English what the server says: %s', (rule) => {
    const { message, remedy } = RULES[rule];
    const params = paramsOf(message);
    const words = message.replace(/\{(\w+)\}/g, (_place, name: string) => String(params[name]));
    expect(intl.formatMessage({ id: `findings.${rule}.message` }, params)).toBe(words);
    expect(intl.formatMessage({ id: `findings.${rule}.remedy` })).toBe(remedy);
  });

  it('is there for these rules, and for no others', () => {
    const ids = RULE_IDS.flatMap((rule) => [`findings.${rule}.message`, `findings.${rule}.remedy`]);
    expect(Object.keys(messages).sort()).toEqual(ids.sort());
  });
});
