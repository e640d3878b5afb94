'use strict';

// Strapi reads `exports` of package.json first; this file serves those who load the plugin by its folder.
module.exports = require('./dist/server');
