import type { RuleId } from '../contracts/quality';
import { duplicate, equalsCaption } from './rules/elsewhere';
import { wrongLanguage } from './rules/language';
import { cutOff, tooLong } from './rules/length';
import { promptLeak, refusal } from './rules/machine';
import { markup, url } from './rules/markup';
import { fileEnding, fileName, underscore } from './rules/names';
import { generic, noWords, placeholder, tooShort } from './rules/nothing';
import { allCapitals, emoji, mediaWord, redundantPhrase } from './rules/style';
import type { Rule } from './types';

/** Every rule, in the order in which its findings are told: the worst first. */
export const RULES: Readonly<Record<RuleId, Rule>> = {
  refusal: {
    severity: 'severe',
    kind: 'nothing',
    title: 'a model’s refusal or apology',
    message: 'A model declined or apologised; this does not describe the image.',
    remedy: 'Generate it anew, with another provider if it happens again, or write it by hand.',
    check: refusal,
  },
  'prompt-leak': {
    severity: 'severe',
    kind: 'nothing',
    title: 'a model speaks of its answer: “Here is the alt text:”',
    message: 'A model’s words about its answer stand with the text.',
    remedy: 'Keep the description alone.',
    check: promptLeak,
  },
  'file-name': {
    severity: 'severe',
    kind: 'nothing',
    title: 'the name of a file, as a camera, a program or a web address writes it',
    message: '“{name}” is the name of a file.',
    remedy: 'Say what the image shows.',
    check: fileName,
  },
  placeholder: {
    severity: 'severe',
    kind: 'nothing',
    title: 'a placeholder: “alt text here”, “untitled”, “{{title}}”',
    message: '“{text}” stands in place of a text that was never written.',
    remedy: 'Say what the image shows.',
    check: placeholder,
  },
  'no-words': {
    severity: 'severe',
    kind: 'nothing',
    title: 'no word: only digits, punctuation, signs or white space',
    message: 'There is no word in it.',
    remedy: 'Say what the image shows, or mark the image as decorative.',
    check: noWords,
  },
  generic: {
    severity: 'severe',
    kind: 'nothing',
    title: 'a generic word alone: “photo”, “the logo”, “image 3”',
    message: '“{word}” alone says nothing about this image.',
    remedy: 'Say what the image shows, or mark the image as decorative.',
    check: generic,
  },
  markup: {
    severity: 'severe',
    kind: 'nothing',
    title: 'HTML, Markdown, an entity or a short code',
    message: '“{part}” is markup, and is read out as it stands.',
    remedy: 'Remove the markup and keep its words.',
    check: markup,
  },
  url: {
    severity: 'severe',
    kind: 'nothing',
    title: 'a web address',
    message: 'There is a web address in it: {url}',
    remedy: 'Remove the address, or put it into the caption or a link.',
    check: url,
  },
  'wrong-language': {
    severity: 'severe',
    kind: 'form',
    title: 'another language than expected, where that is clear',
    message: 'It seems to be written in another language ({found}) than expected ({expected}).',
    remedy: 'Translate it, or generate it anew in the right language.',
    check: wrongLanguage,
  },
  'cut-off': {
    severity: 'warning',
    kind: 'form',
    title: 'it ends in the middle of a sentence or a word',
    message: 'It ends before its sentence does: “{ending}”.',
    remedy: 'Finish the sentence, or end it earlier.',
    check: cutOff,
  },
  'redundant-phrase': {
    severity: 'warning',
    kind: 'form',
    title: '“image of” and its kin at the beginning, “image” at the end',
    message: '“{phrase}” says that it is an image, which a screen reader has said already.',
    remedy: 'Leave it out.',
    check: redundantPhrase,
  },
  'file-ending': {
    severity: 'warning',
    kind: 'form',
    title: 'the name of an image file in the text',
    message: 'The name of a file is in it: {file}',
    remedy: 'Say what the image shows in words.',
    check: fileEnding,
  },
  underscore: {
    severity: 'warning',
    kind: 'form',
    title: 'an underscore',
    message: '“{word}” holds an underscore.',
    remedy: 'Write words, with spaces between them.',
    check: underscore,
  },
  duplicate: {
    severity: 'warning',
    kind: 'fact',
    title: 'the same text on different images',
    message: 'The same text stands on {count} other images.',
    remedy: 'Say what is particular to this image.',
    check: duplicate,
  },
  'equals-caption': {
    severity: 'warning',
    kind: 'fact',
    title: 'the same as the caption, so that it is heard twice',
    message: 'It says the same as the caption, so it is heard twice.',
    remedy: 'Describe the image here, and leave the background to the caption.',
    check: equalsCaption,
  },
  'media-word': {
    severity: 'advice',
    kind: 'form',
    title: 'the words image, photo or picture, unless it is a thing: “photo album”',
    message: '“{word}” is seldom worth saying: a screen reader says that it is an image.',
    remedy: 'Leave it out, unless the picture shows a picture.',
    check: mediaWord,
  },
  emoji: {
    severity: 'advice',
    kind: 'form',
    title: 'an emoji',
    message: '{emoji} is read out by its name.',
    remedy: 'Say it in words, or leave it out.',
    check: emoji,
  },
  'all-capitals': {
    severity: 'advice',
    kind: 'form',
    title: 'all capitals',
    message: 'It is written in capitals throughout; some screen readers spell them out.',
    remedy: 'Write it as a sentence.',
    check: allCapitals,
  },
  'too-long': {
    severity: 'advice',
    kind: 'fact',
    title: 'longer than `text.maxLength`',
    message: '{length} characters, {max} are wanted.',
    remedy: 'Shorten it, or put the detail into the caption.',
    check: tooLong,
  },
  'too-short': {
    severity: 'advice',
    kind: 'form',
    title: 'one short word',
    message: 'One short word says little about an image.',
    remedy: 'Say what is particular: which one, doing what, and where.',
    check: tooShort,
  },
};

/** The ids of all rules, the worst first. */
export const RULE_IDS = Object.keys(RULES) as RuleId[];

/**
 * Grows with each change of what the rules find or say: texts that were judged by others are judged
 * again.
 */
export const RULES_VERSION = 1;
