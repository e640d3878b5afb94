import type { Run, RunDetails } from '../contracts/runs';
import { EXIT, type ExitCode } from './exit';
import { counted } from './table';

const sentences = (run: Run): string => {
  const { done, skipped, failed, cancelled } = run.counts;
  const parts = [
    `${done} done`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(cancelled > 0 ? [`${cancelled} cancelled`] : []),
  ];
  return `Run ${run.id} is ${run.status}: ${parts.join(', ')}. ${counted(run.credits.used, 'credit')} used.`;
};

/** How a run ended, as a person reads it. */
export function runText(run: RunDetails): string {
  const errors = run.errors.map(({ code, count, message }) => `  ${count} × ${code}: ${message}\n`);
  const reason = run.pausedReason === undefined ? '' : `  ${run.pausedReason}\n`;
  return `${sentences(run)}\n${reason}${errors.join('')}`;
}

/** What whoever waited for these runs is answered with. */
export const codeOfRuns = (runs: readonly Run[]): ExitCode =>
  runs.every(({ status }) => status === 'completed') ? EXIT.fine : EXIT.unmet;

/** To whoever has left a run with Ctrl-C. */
export const leftBehind = (id: number): string =>
  `Run ${id} goes on in the running Strapi, or when one starts. To go on here: npx strapi-alt-text wait ${id}. Pause or cancel it in the panel under Alt Text, or with POST /alt-text/runs/${id}/cancel.`;
