import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { pt } from './pt';
import type { Words } from './types';

/** The word lists there are, by language. Texts in others are judged by the rules without lists. */
export const WORDS: Readonly<Record<string, Words>> = { en, de, fr, es, it, pt };
