import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner';
import { tallyLine } from '../steps/tally.ts';
import type { Tally } from '../steps/tally.ts';

/**
 * Ends the run of web-test-runner with the project's tally line. A skipped test counts as failed, and so does a file
 * that does not load, whatever tests it would have had.
 */
export function tallyReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const tallies = sessions.map(tallyOfSession);
      const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
      const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
      if (failed > 0) process.exitCode = 1;
      console.log(`\n${tallyLine({ passed, failed })}`);
    },
  };
}

function tallyOfSession({ testResults, passed }: TestSession): Tally {
  const counted = testResults ? tallyOfSuite(testResults) : { passed: 0, failed: 0 };
  return { passed: counted.passed, failed: passed ? counted.failed : Math.max(counted.failed, 1) };
}

function tallyOfSuite(suite: TestSuiteResult): Tally {
  const passed = suite.tests.filter((test) => test.passed && !test.skipped).length;
  return suite.suites
    .map(tallyOfSuite)
    .reduce((sum, inner) => ({ passed: sum.passed + inner.passed, failed: sum.failed + inner.failed }), {
      passed,
      failed: suite.tests.length - passed,
    });
}
