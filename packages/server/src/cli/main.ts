import { CommanderError } from 'commander';
import { explain } from './errors.ts';
import { createProgram } from './program.ts';

const failed = 1;
const misused = 2;

try {
  await createProgram().parseAsync();
} catch (error) {
  // Commander has printed its own message, or the help that was asked for.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : misused;
  else {
    process.stderr.write(`pustaka: ${explain(error)}\n`);
    process.exitCode = failed;
  }
}
