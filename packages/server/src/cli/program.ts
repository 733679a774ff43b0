import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { commands } from './commands.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Everything that `pustaka` can do. */
export function createProgram(): Command {
  const program = new Command('pustaka')
    .description('Carries a public library’s catalogue and services onto any website.')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show help for a command')
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError('(add --help for what the command understands)')
    .exitOverride();
  for (const add of commands) add(program);
  return program.addHelpText(
    'after',
    `
Where the data is:
  Everything lies in the folder .pustaka unless --data or the environment
  variable PUSTAKA_DATA names another one. A PostgreSQL database is used
  instead where DATABASE_URL gives its address.

Examples:
  pustaka serve                        start the server at http://localhost:4000
  pustaka import catalogue.mrc         take records and items from a MARC file
  pustaka library set library.json     say who and where the library is
  pustaka sites add "Portal Kota" --origin https://kota.go.id
  pustaka help sites                   explain one command`,
  );
}
