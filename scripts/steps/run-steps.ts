import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readTally } from './tally.ts';
import type { Tally } from './tally.ts';

/** A script of package.json, and the scripts listed before it whose success it needs. */
export interface Step {
  readonly script: string;
  readonly needs?: readonly string[];
}

/** How a step ended. A step without tests of its own, such as a linter, counts as one. */
export interface Outcome extends Tally {
  readonly script: string;
  readonly output: string;
  readonly seconds: number;
}

/** Runs one script to its end. */
export type Runner = (script: string) => Promise<{ output: string; exitCode: number }>;

/**
 * Runs steps side by side, each as soon as what it needs has succeeded and a slot is free; of several that could run,
 * the one listed first. A step whose need failed is not run and counts as failed; all others run, so that one run
 * shows everything that is wrong.
 *
 * @param slots how many run at once
 * @param report told of each outcome when it is there, for printing
 * @throws Error where a step needs one that is not listed before it
 */
export async function runSteps(
  steps: readonly Step[],
  slots: number,
  run: Runner,
  report: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const inSlot = limiter(slots);
  const ends = new Map<string, Promise<Outcome>>();

  const perform = async (
    script: string,
    rank: number,
    needs: readonly Promise<Outcome>[],
  ): Promise<Outcome> => {
    const broken = (await Promise.all(needs)).find((outcome) => outcome.failed > 0);
    const outcome = broken
      ? { script, output: `not run: ${broken.script} failed`, seconds: 0, passed: 0, failed: 1 }
      : await inSlot(rank, () => runTimed(script, run));
    report(outcome);
    return outcome;
  };

  for (const [rank, { script, needs = [] }] of steps.entries()) {
    const ending = needs.map((need) => {
      const end = ends.get(need);
      if (!end) throw new Error(`${script} needs ${need}, which is not listed before it`);
      return end;
    });
    ends.set(script, perform(script, rank, ending));
  }
  return Promise.all(ends.values());
}

/** Where Node keeps what it has compiled, so that the hundreds of processes of a run do not each compile the same again. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url));

/** Runs a script of package.json with the npm that runs us, keeping its output. */
export const npmRun: Runner = (script) =>
  new Promise((resolve, reject) => {
    const npm = process.env.npm_execpath;
    const env = { NODE_COMPILE_CACHE: compiled, ...process.env };
    const child = npm
      ? spawn(process.execPath, [npm, 'run', '--silent', script], { env })
      : spawn('npm', ['run', '--silent', script], { env, shell: process.platform === 'win32' });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (exitCode) =>
      resolve({ output: Buffer.concat(chunks).toString('utf8'), exitCode: exitCode ?? 1 }),
    );
  });

async function runTimed(script: string, run: Runner): Promise<Outcome> {
  const startedAt = performance.now();
  const { output, exitCode } = await run(script);
  const seconds = (performance.now() - startedAt) / 1000;
  return { script, output, seconds, ...tallyOf(output, exitCode) };
}

/** The exit code has the last word: a run that counts no failure but ends in an error has failed. */
function tallyOf(output: string, exitCode: number): Tally {
  const { passed, failed } = readTally(output) ?? { passed: exitCode === 0 ? 1 : 0, failed: 0 };
  return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}

/** Lets at most `slots` tasks run at once; of those that wait, the one of the lowest rank goes first. */
function limiter(slots: number): <T>(rank: number, task: () => Promise<T>) => Promise<T> {
  const waiting = new Map<number, () => void>();
  let free = slots;
  const next = () => {
    if (free === 0 || waiting.size === 0) return;
    const rank = Math.min(...waiting.keys());
    const go = waiting.get(rank)!;
    waiting.delete(rank);
    free--;
    go();
  };
  return async (rank, task) => {
    await new Promise<void>((resolve) => {
      waiting.set(rank, resolve);
      next();
    });
    try {
      return await task();
    } finally {
      free++;
      // What has waited for this task is to be among those that are chosen from.
      setImmediate(next);
    }
  };
}
