import { altframe } from './altframe';
import { alttextgenie } from './alttextgenie';
import { imgix } from './imgix';
import type { Provider } from './types';

/** The providers that come with the plugin, as the panel lists them. */
export const BUILT_IN: readonly Provider[] = [
  altframe, //
  alttextgenie,
  imgix,
];
