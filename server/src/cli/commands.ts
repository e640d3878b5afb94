import { audit } from './audit';
import type { Command } from './command';
import { estimate } from './estimate';
import { exportTexts } from './export';
import { generate } from './generate';
import { importTexts } from './import';
import { status } from './status';
import { undo } from './undo';
import { wait } from './wait';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  status,
  audit,
  estimate,
  generate,
  wait,
  exportTexts,
  importTexts,
  undo,
];
