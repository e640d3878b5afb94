import { altframe } from './altframe';
import { alttextIo } from './alttext-io';
import { imgseo } from './imgseo';
import { alttextgenie } from './alttextgenie';
import { imgix } from './imgix';
import { openAiCompatible } from './openai-compatible';
import { embeddedMetadata } from './embedded-metadata';
import type { Provider } from './types';

/** The providers that come with the plugin, as the panel lists them. */
export const BUILT_IN: readonly Provider[] = [
  imgseo,
  alttextgenie,
  alttextIo,
  altframe,
  imgix,
  openAiCompatible,
  embeddedMetadata,
];
