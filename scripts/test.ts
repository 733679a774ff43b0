/** `npm test`: everything that must hold, three steps at a time, ended by one line that sums all runners. */
import { tmpdir } from 'node:os';
import { npmRun, runSteps } from './steps/run-steps.ts';
import type { Outcome, Step } from './steps/run-steps.ts';
import { scratchFolder } from './steps/scratch-folder.ts';
import { absentLine, readAbsent, tallyLine } from './steps/tally.ts';

/** The long ones first, so that no core waits at the end. */
const steps: readonly Step[] = [
  { script: 'test:server' },
  { script: 'build' },
  { script: 'lint' },
  { script: 'test:browser' },
  { script: 'test:node', needs: ['build'] },
  { script: 'types', needs: ['build'] },
  { script: 'test:packages', needs: ['build'] },
  { script: 'test:portal', needs: ['build'] },
  { script: 'test:stories', needs: ['build'] },
  { script: 'format:check' },
  { script: 'unused' },
  { script: 'size', needs: ['build'] },
];

/** One more than the smallest machine of a contributor has cores, since a step often waits: for a browser, for a database. */
const slots = 3;

/** How many lines of a failed step are shown. */
const longest = 200;

function print({ script, output, seconds, passed, failed }: Outcome): void {
  const count = passed + failed > 1 ? `, ${tallyLine({ passed, failed })}` : '';
  console.log(`${failed > 0 ? '✗' : '✓'} ${script} (${seconds.toFixed(1)} s${count})`);
  if (failed > 0) console.log(`\n${ending(output)}\n`);
}

/** Runners name what failed at the end; what passed fills hundreds of lines before. */
function ending(output: string): string {
  const lines = output.trimEnd().split('\n');
  const shown = lines.slice(-longest);
  return (lines.length > longest ? `[… ${lines.length - longest} lines before]\n` : '') + shown.join('\n');
}

process.env.TMPDIR ||= scratchFolder() ?? tmpdir();
const outcomes = await runSteps(steps, slots, npmRun, print);
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
const broken = outcomes.filter((outcome) => outcome.failed > 0).map((outcome) => outcome.script);
if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}. Run one alone with \`npm run <name>\`.`);
const absent = readAbsent(outcomes.map(({ output }) => output));
if (absent > 0) console.log(`\n${absentLine(absent)}`);
console.log(`\n${tallyLine({ passed, failed })}`);
process.exitCode = failed > 0 ? 1 : 0;
