import type { Command } from 'commander';
import type { LibraryProfile } from '@pustaka/core/contract';
import type { Database } from '../database/index.ts';
import type { PatronImportProgress } from '../patrons/import/import-file.ts';
import type { PatronService } from '../patrons/service.ts';
import { withData, withDatabase } from './data.ts';
import { CommandError } from './errors.ts';
import { Progress } from './progress.ts';

interface AddOptions {
  readonly name: string;
  readonly category: string;
  readonly branch: string;
  readonly expires: string;
  readonly language?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly guardian?: string;
  readonly staff?: true;
}

const categories = 'adult, child, student, teacher or staff';

export function patrons(program: Command): void {
  const group = program
    .command('patrons')
    .summary('register patrons and staff')
    .description('The holders of library cards, who sign in with card number and PIN.')
    .addHelpText(
      'after',
      `
Examples:
  pustaka patrons import patrons.csv
  pustaka patrons add SLK-001 --name "Siti Rahma" --category adult --branch pusat --expires 2027-06-30
  pustaka patrons add PTG-01 --name Andi --category staff --branch pusat --expires 2030-12-31 --staff
  pustaka patrons reset-pin SLK-001`,
    );

  const importing = group
    .command('import <file>')
    .summary('take patrons from a CSV file')
    .description(
      'Reads a CSV file in UTF-8 with commas, semicolons or tabs, whose first line names the columns. The same file may ' +
        'be imported again: only what has changed is written. A line that cannot be taken is reported beside the file, ' +
        'in FILE.errors.jsonl.',
    )
    .addHelpText(
      'after',
      `
Columns, in any order:
  card         the card number
  name
  category     ${categories}
  home_branch  the id of a branch in the library’s profile
  expires      the last valid day, as 2027-06-30
Columns that may be left out; patrons then keep what they have:
  language     one of the library’s, as id
  email
  phone
  guardian     the card number of who may act for this patron
  pin          6 to 12 digits; taken only for who has none yet

Example:
  card,name,category,home_branch,expires,guardian
  SLK-001,Siti Rahma,adult,pusat,2027-06-30,
  SLK-002,Budi Rahma,child,pusat,2027-06-30,SLK-001`,
    );
  withData(importing).action((file: string) => importFile(importing, file));

  const adding = group
    .command('add <card>')
    .summary('register one patron')
    .description('Registers a patron and prints the first PIN, which is shown this once.')
    .requiredOption('--name <name>', 'the patron’s name')
    .requiredOption('--category <category>', categories)
    .requiredOption('--branch <id>', 'the home branch, by its id in the library’s profile')
    .requiredOption('--expires <day>', 'the last day on which the card is valid, as 2027-06-30')
    .option('--language <tag>', 'the language to write to the patron in')
    .option('--email <address>', 'where a forgotten PIN can be replaced')
    .option('--phone <number>', 'as people write it')
    .option('--guardian <card>', 'the card of who may act for this patron')
    .option('--staff', 'an account of the library’s staff, for the service desk');
  withData(adding).action((card: string, options: AddOptions) => add(adding, card, options));

  const resetting = group
    .command('reset-pin <card>')
    .summary('give a patron a new PIN')
    .description(
      'Replaces a forgotten PIN and prints the new one, which is shown this once. The patron is signed out everywhere.',
    );
  withData(resetting).action((card: string) =>
    withPatrons(resetting, async ({ service }) => {
      const patron = await service.byCard(card);
      if (!patron) throw new CommandError(`No patron has the card ${card}.`, 'Check the number.');
      const { newPin } = await import('../patrons/pin.ts');
      const pin = newPin(patron.card);
      await service.setPin(patron.id, pin);
      process.stdout.write(`${patron.name}: PIN ${pin}\n`);
    }),
  );
}

async function importFile(command: Command, file: string): Promise<void> {
  const [{ importPatrons }, { HeaderRefused }, { reportPath }] = await Promise.all([
    import('../patrons/import/import-file.ts'),
    import('../patrons/import/header.ts'),
    import('../report-file.ts'),
  ]);
  await withPatrons(command, async ({ database, profile }) => {
    const progress = new Progress(process.stderr, 'patron');
    let last: PatronImportProgress | undefined;
    try {
      for await (const step of importPatrons(database.kysely, file, {
        ...namesOf(profile),
        now: new Date(),
      })) {
        progress.show({ share: step.bytesRead / step.bytes, done: step.read });
        last = step;
      }
    } catch (error) {
      if (!(error instanceof HeaderRefused)) throw error;
      throw new CommandError(`${file} was not imported.`, error.message);
    }
    const { read, added, updated, unchanged, failed } = last!;
    const counts = Object.entries({ added, updated, unchanged, 'could not be taken': failed });
    const told = counts.filter(([what, count]) => count > 0 || what === 'added');
    const outcome = told.map(([what, count]) => `${count.toLocaleString('en')} ${what}`).join(', ');
    process.stdout.write(`${file}: ${progress.end(read)}\n  ${outcome}\n`);
    if (failed === 0) return;
    process.stdout.write(`  Why and where: ${reportPath(file)}\n`);
    process.exitCode = 1;
  });
}

async function add(command: Command, card: string, options: AddOptions): Promise<void> {
  const [{ readLine }, { freshPin }, { ProblemError }] = await Promise.all([
    import('../patrons/import/row.ts'),
    import('../patrons/pin.ts'),
    import('../problems/problem-error.ts'),
  ]);
  await withPatrons(command, async ({ database, profile, service }) => {
    const { branch, staff = false, ...cells } = options;
    const read = readLine({ card, home_branch: branch, ...cells }, namesOf(profile));
    if ('faults' in read) {
      throw new CommandError('Nobody was registered.', ...read.faults.map(({ message }) => message));
    }
    try {
      const pin = await freshPin(card);
      const patron = await database.kysely
        .transaction()
        .execute((trx) => service.register(trx, { ...read.patron, staff }, pin));
      process.stdout.write(`${patron.name}: card ${patron.card}, PIN ${pin.pin}\n`);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      throw new CommandError('Nobody was registered.', error.message);
    }
  });
}

const namesOf = ({ branches, languages }: LibraryProfile) => ({
  branches: branches.map(({ id }) => id),
  languages,
});

interface Opened {
  readonly database: Database;
  readonly profile: LibraryProfile;
  readonly service: PatronService;
}

async function withPatrons(command: Command, work: (opened: Opened) => Promise<void>): Promise<void> {
  const [{ LibraryService }, { PatronService: Service }, { circulationServices }, { identityKeeper }] =
    await Promise.all([
      import('../library/service.ts'),
      import('../patrons/service.ts'),
      import('../circulation/services.ts'),
      import('../identity/keeper.ts'),
    ]);
  await withDatabase(command, async (database) => {
    const { kysely: db } = database;
    const profile = await new LibraryService(db).profile();
    const now = () => new Date();
    const common = { db, profile: () => Promise.resolve(profile), now };
    const service = new Service(common);
    service.addKeeper(circulationServices({ ...common, patrons: service }).keeper);
    service.addKeeper(identityKeeper(now));
    await work({ database, profile, service });
  });
}
