// Loaded into the measured Strapi: at SIGUSR2 it collects its garbage and says what is left.
const v8 = require('node:v8');
const vm = require('node:vm');

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  process.stdout.write(`[heap] ${process.memoryUsage().heapUsed}\n`);
});
