/** What a run of tests came to. Every test runner of the project ends its output with this as a line of {@link tallyLine}. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** @example tallyLine({ passed: 12, failed: 0 }) // '12 passed, 0 failed' */
export function tallyLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** Reads the last tally line of a runner's output; `undefined` where it has none, as with a linter. */
export function readTally(output: string): Tally | undefined {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return last && { passed: Number(last[1]), failed: Number(last[2]) };
}

/** Says how many checks passed without having checked anything, since the real records they are about are not here. */
export function absentLine(checks: number): string {
  return `${checks} not checked: their data is absent (PUSTAKA_TEST_DATA)`;
}

/** Sums the lines of {@link absentLine} in runners' outputs. */
export function readAbsent(outputs: readonly string[]): number {
  const lines = outputs.flatMap((output) => [...output.matchAll(/^(\d+) not checked: /gm)]);
  return lines.reduce((sum, [, checks]) => sum + Number(checks), 0);
}
