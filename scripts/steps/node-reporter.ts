import { Readable } from 'node:stream';
import { spec } from 'node:test/reporters';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';
import { absentLine, tallyLine } from './tally.ts';

/** What nobody has caught in this process, in which the tests run too where they are not isolated. */
const uncaught: unknown[] = [];
process.on('unhandledRejection', (reason) => uncaught.push(reason));
process.on('uncaughtExceptionMonitor', (error) => uncaught.push(error));

/**
 * Node's own `spec` report, ended by the project's tally line. A test that is skipped or left to do counts as failed,
 * and so does a run that finds no tests: what does not run proves nothing. What broke after its test had ended, which
 * Node mentions in passing, is told at the end, with stack and cause where it happened in this process.
 */
export default async function* nodeReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  let failed = 0;
  let absent = 0;
  const late: string[] = [];
  async function* counted(): AsyncGenerator<TestEvent> {
    for await (const event of events) {
      // The summary without a file is the one of the whole run.
      if (event.type === 'test:summary' && event.data.file === undefined) {
        const { counts } = event.data;
        passed = counts.passed;
        failed = counts.tests - counts.passed || Number(counts.tests === 0 || !event.data.success);
      }
      if (event.type === 'test:diagnostic' && event.data.message.includes('asynchronous activity')) {
        late.push(withStack(event.data.message));
      }
      if (event.type === 'test:diagnostic' && event.data.message.startsWith('shared data absent')) absent++;
      yield event;
    }
  }
  for await (const text of Readable.from(counted()).compose(new spec())) yield String(text);
  if (late.length > 0) yield `\n✖ after a test had ended:\n\n${late.join('\n\n')}\n`;
  if (absent > 0) yield `\n${absentLine(absent)}\n`;
  if (failed > 0) process.exitCode = 1;
  yield `\n${tallyLine({ passed, failed })}\n`;
}

/** Node's message quotes the error, and no more of it. */
function withStack(message: string): string {
  const error = uncaught.find((one) => message.includes(`"${String(one)}"`));
  return error === undefined ? message : `${message}\n${inspect(error)}`;
}
