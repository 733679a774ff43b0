import { Readable } from 'node:stream';
import { spec } from 'node:test/reporters';
import type { TestEvent } from 'node:test/reporters';
import { tallyLine } from './tally.ts';

/**
 * Node's own `spec` report, ended by the project's tally line. A test that is skipped or left to do counts as failed,
 * and so does a run that finds no tests: what does not run proves nothing.
 */
export default async function* nodeReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  let failed = 0;
  async function* counted(): AsyncGenerator<TestEvent> {
    for await (const event of events) {
      // The summary without a file is the one of the whole run.
      if (event.type === 'test:summary' && event.data.file === undefined) {
        const { counts } = event.data;
        passed = counts.passed;
        failed = counts.tests === 0 ? 1 : counts.tests - counts.passed;
      }
      yield event;
    }
  }
  for await (const text of Readable.from(counted()).compose(new spec())) yield String(text);
  if (failed > 0) process.exitCode = 1;
  yield `\n${tallyLine({ passed, failed })}\n`;
}
