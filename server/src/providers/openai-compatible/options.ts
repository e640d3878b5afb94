import type { OptionField } from '../../contracts/providers';
import { DATA_NAMES, DEFAULT_PROMPT } from './prompt';

/** Enough for a model that thinks before it writes; what is not used is not paid for. */
export const DEFAULT_MAX_TOKENS = 2000;

/** What a person chooses; addresses, keys and limits are the configuration's. */
export const OPENAI_OPTIONS: readonly OptionField[] = [
  {
    key: 'model',
    type: 'string',
    label: 'Model',
    help: 'A model that sees images, as the server names it. Empty: the one of config/plugins.',
    maxLength: 200,
    default: '',
  },
  {
    key: 'prompt',
    type: 'string',
    multiline: true,
    label: 'Instructions',
    // Not `template`: its values are strangers' words and stay out of the instructions.
    help: 'How the texts should be. Languages and form are added. {{file.name}}, {{folder.name}}, {{entry.title}} and {{entry.field}} point to what is known of the image. Empty: the instructions we recommend.',
    maxLength: 5000,
    default: DEFAULT_PROMPT,
  },
  {
    key: 'context',
    type: 'multi',
    label: 'Tell the model',
    help: 'Sent with the image, as data that it may use.',
    choices: [
      { value: 'file.name', label: 'File name' },
      { value: 'folder.name', label: 'Folder' },
      { value: 'entry.title', label: 'Title of the entry that uses the image' },
      { value: 'entry.field', label: 'Field of that entry' },
    ],
    default: [...DATA_NAMES],
  },
  {
    key: 'title',
    type: 'boolean',
    label: 'Also ask for a title',
    default: true,
  },
  {
    key: 'decorative',
    type: 'boolean',
    label: 'Let the model mark an image as decorative',
    help: 'A decorative image gets an empty alternative text. Models are not always right about it.',
    default: false,
  },
  {
    key: 'detail',
    type: 'enum',
    label: 'How closely the model looks',
    help: 'Low costs fewer tokens and misses small text. Many servers pay no attention to it.',
    choices: [
      { value: 'auto', label: 'As the model decides' },
      { value: 'low', label: 'Low' },
      { value: 'high', label: 'High' },
    ],
    default: 'auto',
  },
  {
    key: 'temperature',
    type: 'number',
    label: 'Temperature',
    help: 'Low is sober, high is inventive. Left out where the model does not take it.',
    min: 0,
    max: 2,
    default: 0.2,
  },
  {
    key: 'maxTokens',
    type: 'number',
    label: 'Longest answer, in tokens',
    help: 'For one language, with room for a model that thinks first; each further language adds 400.',
    min: 100,
    max: 100_000,
    integer: true,
    default: DEFAULT_MAX_TOKENS,
  },
  {
    key: 'sendAs',
    type: 'enum',
    label: 'Send the image as',
    help: 'An address works only where the server can reach this Strapi or its storage.',
    choices: [
      { value: 'bytes', label: 'Its content' },
      { value: 'url', label: 'Its address' },
    ],
    default: 'bytes',
  },
];
