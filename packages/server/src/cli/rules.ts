import type { Command } from 'commander';
import { counted } from './counted.ts';
import { withData, withDatabase } from './data.ts';
import { takeOver } from './written-file.ts';

export function rules(program: Command): void {
  const group = program
    .command('rules')
    .summary('show or change how long and how much is lent')
    .description(
      'The rules of lending: loan days, limits, renewals, holds and fines, for everybody and with exceptions by patron ' +
        'category (adult, child, student, teacher, staff) and item type. Amounts are minor units: 50000 is Rp 500.',
    )
    .addHelpText(
      'after',
      `
Examples:
  pustaka rules show > rules.json    write the present rules into a file
  (change the file in a text editor)
  pustaka rules set rules.json       take them over; loans keep their due dates`,
    );

  const show = group.command('show').description('Prints the rules as JSON.');
  withData(show).action(async () => {
    const { RuleService } = await import('../circulation/rules/service.ts');
    const present = await withDatabase(show, ({ kysely }) => new RuleService().rules(kysely));
    process.stdout.write(`${JSON.stringify(present, undefined, 2)}\n`);
  });

  const set = group
    .command('set <file>')
    .description('Takes the rules from a JSON file; - reads it from the standard input.');
  withData(set).action(async (file: string) => {
    const { RuleService } = await import('../circulation/rules/service.ts');
    const { exceptions } = await takeOver(file, (written) =>
      withDatabase(set, ({ kysely }) => new RuleService().replace(kysely, written)),
    );
    process.stdout.write(`Rules taken over, with ${counted(exceptions.length, 'exception')}.\n`);
  });
}
