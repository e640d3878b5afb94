import type { FindingParams, Severity } from '../contracts/quality';
import type { TextState } from '../contracts/texts';
import type { Detector } from './language';
import type { Lexicon } from './lexicon';

/** What is known about a text beside its words. */
export interface About {
  /** BCP-47: the language it should be in. */
  locale: string;
  /** Characters; the site's setting. */
  maxLength: number;
  caption?: string | null;
  /** On how many other images the same text stands. */
  sameTextElsewhere?: number;
  /** Of the image, with or without its ending. */
  fileName?: string;
  state?: TextState;
  decorative?: boolean;
  /** From `loadDetector()`; without it the language is not judged. */
  detector?: Detector;
}

/** A text in the forms in which rules look at it. */
export interface Subject {
  /** As it stands, without white space around it. */
  whole: string;
  /** The same, or as much of its beginning as is looked at. */
  text: string;
  /** As word lists compare it. */
  normal: string;
  /** `normal` without phrases in which a word for a picture names a thing. */
  withoutTerms: string;
  /** `text` without addresses. */
  withoutUrls: string;
  /** `text` is in one piece. */
  oneWord: boolean;
  lexicon: Lexicon;
  about: About;
}

/** One rule: when it fires, and what it says then. */
export interface Rule {
  severity: Severity;
  /** What it looks for, for the documentation. */
  title: string;
  /** What is wrong, with `{name}` for each parameter. */
  message: string;
  /** How to mend it. */
  remedy: string;
  /**
   * `nothing`: what stands there is no text about the image at all. `form`: how a text is written,
   * not worth a word where there is none. `fact`: told in any case.
   */
  kind: 'nothing' | 'form' | 'fact';
  /** The parameters of its message where it fires, else `null`. */
  check: (subject: Subject) => FindingParams | null;
}
