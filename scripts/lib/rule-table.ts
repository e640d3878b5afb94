import { RULE_IDS, RULES } from '../../server/src/quality';
import { table, withBlock } from './generated-block';

/** The page with the table of the quality rules written anew. @throws Error where it has no block */
export const withRules = async (page: string, file: string): Promise<string> =>
  withBlock(page, file, 'quality-rules', [
    table(
      ['Rule', 'Severity', 'Fires on', 'What to do'],
      RULE_IDS.map((rule) => {
        const { severity, title, remedy } = RULES[rule];
        return [`\`${rule}\``, severity, inText(title), remedy];
      }),
    ),
  ]);

/** Braces and angle brackets as they are. */
const inText = (title: string): string => title.replaceAll('<', '\\<');
