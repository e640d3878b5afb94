import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './paths.mjs';

/**
 * What vitest's JSON report says: how many tests, why suites were skipped, and which tests failed
 * with the first line of their error.
 */
export function readResults(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  const results = { passed: 0, failed: 0, skipped: 0, reasons: new Set(), failures: [] };
  for (const suite of report.testResults) {
    let failedHere = 0;
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') {
        results.passed += 1;
      } else if (test.status === 'failed') {
        failedHere += 1;
        results.failures.push(failure(suite, test.fullName, test.failureMessages?.[0]));
      } else {
        results.skipped += 1;
        for (const reason of reasonsIn(test.ancestorTitles)) results.reasons.add(reason);
      }
    }
    // A file that does not load, or whose hook fails, has no failed test of its own.
    if (suite.status === 'failed' && failedHere === 0) {
      failedHere = 1;
      results.failures.push(failure(suite, 'the whole file', suite.message));
    }
    results.failed += failedHere;
  }
  return results;
}

function failure(suite, name, message) {
  const file = path.relative(ROOT, suite.name);
  const [firstLine = ''] = (message ?? '').split('\n');
  return `${file}: ${name}: ${firstLine.slice(0, 300)}`;
}

/** A suite that lacks something says so in its title; see tests/support/needs.ts. */
function reasonsIn(titles) {
  return titles.flatMap((title) => /\[skipped: (.+)\]$/.exec(title)?.[1] ?? []);
}
