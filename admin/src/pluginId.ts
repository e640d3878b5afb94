/** The plugin's id: the prefix of its routes, permissions and messages. */
export const PLUGIN_ID = 'alt-text';
