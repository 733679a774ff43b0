import type { Command } from 'commander';
import { backup } from './backup.ts';
import { demo } from './demo.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { library } from './library.ts';
import { patrons } from './patrons.ts';
import { restore } from './restore.ts';
import { rules } from './rules.ts';
import { serve } from './serve.ts';
import { sites } from './sites.ts';

/**
 * Every command, in the order of the help: one file each, whose function adds it to the program. A command imports
 * what it works with only when it runs, so that `pustaka --help` answers at once.
 */
export const commands: readonly ((program: Command) => void)[] = [
  serve,
  importCommand,
  exportCommand,
  library,
  rules,
  sites,
  patrons,
  backup,
  restore,
  demo,
];
