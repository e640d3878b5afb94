/** What can be wrong with a text. Kept with texts and used in addresses: an id never changes. */
export type RuleId =
  | 'refusal'
  | 'prompt-leak'
  | 'file-name'
  | 'placeholder'
  | 'no-words'
  | 'generic'
  | 'markup'
  | 'url'
  | 'wrong-language'
  | 'cut-off'
  | 'redundant-phrase'
  | 'file-ending'
  | 'underscore'
  | 'duplicate'
  | 'equals-caption'
  | 'media-word'
  | 'emoji'
  | 'all-capitals'
  | 'too-long'
  | 'too-short';

/**
 * `severe`: not to be published as it is, so a generated text waits for a person. `warning`: to be
 * mended. `advice`: worth a look.
 */
export type Severity = 'severe' | 'warning' | 'advice';

/** What stands in place of `{name}` in a message, so that it can be told in other languages. */
export type FindingParams = Readonly<Record<string, string | number>>;

/** A remark of a rule about a text. */
export interface Finding {
  rule: RuleId;
  severity: Severity;
  /** What is wrong, in English. */
  message: string;
  /** How to mend it, in English; kept findings of before the rules have none. */
  remedy?: string;
  params?: FindingParams;
}

/** Which texts: those with any finding, with one of this severity, or of this rule. */
export type Quality = 'any' | Severity | RuleId;
