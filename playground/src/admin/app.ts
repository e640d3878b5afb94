/** The languages in which this panel can be read: those of the plugin. */
export default {
  config: { locales: ['fr', 'de', 'es', 'it', 'pt'] },
  bootstrap(): void {
    // Nothing to do at the start.
  },
};
