import { junit } from './junit';
import type { Need } from './need';
import type { Paint } from './paint';
import type { Problem, Problems } from './problems';
import { counted, printable, table } from './table';

/** What an audit found. */
export interface Audit {
  passed: boolean;
  minCoverage: number | null;
  maxProblems: number | null;
  languages: (Need & { passed: boolean })[];
  problems: Problems & { passed: boolean };
}

/** So many problems are printed for a person. */
const SHOWN = 20;

/** Rounded down, so that 100 means all of them. */
const shown = (percent: number): string => `${(Math.floor(percent * 100) / 100).toFixed(2)} %`;

/** The audit, judged by its limits. Without a limit nothing fails. */
export function judgeAudit(
  needs: readonly Need[],
  problems: Problems,
  limits: { minCoverage?: number; maxProblems?: number },
): Audit {
  const { minCoverage = null, maxProblems = null } = limits;
  const languages = needs.map((need) => ({
    ...need,
    passed: minCoverage === null || need.percent >= minCoverage,
  }));
  const few = maxProblems === null || problems.total <= maxProblems;
  return {
    passed: few && languages.every(({ passed }) => passed),
    minCoverage,
    maxProblems,
    languages,
    problems: { ...problems, passed: few },
  };
}

const place = ({ assetId, name, language }: Problem): string =>
  `image ${assetId} “${printable(name)}”, ${language}`;

/** For a person. */
export function auditText({ passed, languages, problems, ...limits }: Audit, paint: Paint): string {
  const verdict = (ok: boolean) => (ok ? paint.good('ok') : paint.bad('too low'));
  const rows = languages.map((one) => [
    one.language,
    shown(one.percent),
    String(one.covered),
    String(one.needed),
    String(one.missing),
    String(one.stale),
    String(one.suggested),
    String(one.decorative),
    String(one.excluded),
    limits.minCoverage === null ? '' : verdict(one.passed),
  ]);
  const head = ['Language', 'Coverage', 'Covered', 'Needed', 'missing', 'stale', 'suggested'];
  const listed = problems.list
    .slice(0, SHOWN)
    .map((one) => `  ${place(one)}: ${one.rule} (${one.severity}): ${one.message}\n`);
  const more =
    problems.total > SHOWN ? `  … and ${problems.total - SHOWN} more (see --format json)\n` : '';
  const limit = limits.maxProblems === null ? '' : ` of ${limits.maxProblems} allowed`;
  return [
    table(
      [[...head, 'decorative', 'kept out', ''], ...rows],
      ['left', ...head.slice(1).map(() => 'right' as const), 'right', 'right'],
    ),
    `\n${counted(problems.total, 'problem')}${limit}\n`,
    ...listed,
    more,
    `\n${passed ? paint.good('Passed.') : paint.bad('Failed.')}\n`,
  ].join('');
}

/** For a CI server: a check for each language, and one for each problem where there are too many. */
export function auditJUnit({ languages, problems, minCoverage, maxProblems }: Audit): string {
  const coverage = languages.map((one) => {
    const message = `${shown(one.percent)} of ${counted(one.needed, 'image')} have a text in ${one.language}; ${minCoverage ?? 0} % are wanted`;
    const text = `missing ${one.missing}, stale ${one.stale}, suggested ${one.suggested}`;
    return {
      name: `coverage ${one.language}`,
      className: 'alt-text.coverage',
      ...(one.passed ? {} : { failure: { type: 'coverage', message, text } }),
    };
  });
  const total = {
    name: 'problems',
    className: 'alt-text.problems',
    ...(problems.passed
      ? {}
      : {
          failure: {
            type: 'problems',
            message: `${counted(problems.total, 'problem')}, ${maxProblems ?? 0} are allowed`,
          },
        }),
  };
  const each = problems.passed
    ? []
    : problems.list.map((one) => ({
        name: `${place(one)}: ${one.rule}`,
        className: `alt-text.problems.${one.language}`,
        failure: { type: one.rule, message: one.message },
      }));
  return junit('alt-text', [
    { name: 'coverage', cases: coverage },
    { name: 'problems', cases: [total, ...each] },
  ]);
}
