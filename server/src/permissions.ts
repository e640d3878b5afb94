/** The plugin's id: its prefix in routes, permissions and the store. */
export const PLUGIN_ID = 'alt-text';

const action = (name: string) => `plugin::${PLUGIN_ID}.${name}`;

/** The actions that a role can be granted. */
export const ACTIONS = {
  assetsRead: action('assets.read'),
  assetsGenerate: action('assets.generate'),
  assetsReview: action('assets.review'),
  pagesRead: action('pages.read'),
  pagesGenerate: action('pages.generate'),
  pagesReview: action('pages.review'),
  runsManage: action('runs.manage'),
  settingsRead: action('settings.read'),
  settingsUpdate: action('settings.update'),
} as const;

/** The media library's own actions, which also bind what we answer and write for one asset. */
export const UPLOAD_ACTIONS = {
  read: 'plugin::upload.read',
  update: 'plugin::upload.assets.update',
} as const;

/** What an API token or a role of the site's users needs; Strapi names them after the handlers. */
export const CONTENT_ACTIONS = {
  textsRead: action('texts.findOne'),
  fileRead: 'plugin::upload.content-api.findOne',
} as const;

/** What Strapi's role editor shows, in the form `actionProvider.registerMany` takes. */
export const ACTION_DEFINITIONS = [
  { uid: 'assets.read', subCategory: 'Images', displayName: 'See texts, tasks and history' },
  { uid: 'assets.generate', subCategory: 'Images', displayName: 'Generate texts' },
  { uid: 'assets.review', subCategory: 'Images', displayName: 'Edit, review and undo texts' },
  { uid: 'pages.read', subCategory: 'Pages', displayName: 'See suggested metadata' },
  { uid: 'pages.generate', subCategory: 'Pages', displayName: 'Ask for metadata' },
  { uid: 'pages.review', subCategory: 'Pages', displayName: 'Take or leave metadata' },
  { uid: 'runs.manage', subCategory: 'Runs', displayName: 'Start and steer runs' },
  { uid: 'settings.read', subCategory: 'Settings', displayName: 'See the settings' },
  { uid: 'settings.update', subCategory: 'Settings', displayName: 'Change settings and keys' },
].map((definition) => ({ ...definition, section: 'plugins', pluginName: PLUGIN_ID }));
