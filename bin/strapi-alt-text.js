#!/usr/bin/env node
'use strict';

const { version } = require('../package.json');
const { runCommandLine } = require('../dist/cli');

void runCommandLine(process.argv, version);
