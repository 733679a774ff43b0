import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { embeddedPlace, postgresPlace } from '../database/testing.ts';
import { defaultProfile } from '../library/default-profile.ts';
import { createProgram } from './program.ts';
import { environment, program, serving } from './testing.ts';

const solokBranch = {
  id: 'pusat',
  name: 'Pusat',
  address: { street: 'Jl. Merdeka 1', locality: 'Solok', region: 'Sumatera Barat', country: 'ID' },
  hours: [],
  closedDays: [],
  amenities: [],
};

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe('pustaka', () => {
  let folder: string;
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'pustaka-cli-'))));
  after(() => rm(folder, { recursive: true }));

  const run = (args: string[], more?: NodeJS.ProcessEnv): Promise<Outcome> =>
    new Promise((resolve) => {
      const options = { cwd: folder, env: environment({ PUSTAKA_DATA: join(folder, 'data'), ...more }) };
      execFile(process.execPath, [...program, ...args], options, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      });
    });

  /** Runs a command in the folder, as a librarian would type it. */
  const pustaka = (...args: string[]) => run(args);

  it('takes an empty DATABASE_URL for none', async (t) => {
    const place = await embeddedPlace(t);
    assert.ok('dataFolder' in place);
    const { code, out } = await run(['sites', 'list'], { PUSTAKA_DATA: place.dataFolder, DATABASE_URL: '' });
    assert.deepEqual([code, out], [0, 'No website is registered yet.\n']);
  });

  it('takes an empty SMTP_URL for none', async (t) => {
    const place = await embeddedPlace(t);
    assert.ok('dataFolder' in place);
    const server = await serving(t, { PUSTAKA_DATA: place.dataFolder, SMTP_URL: '', MAIL_FROM: '' });
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  });

  it('explains itself and every command, with examples of it', async () => {
    const { code, out } = await pustaka('--help');
    assert.equal(code, 0);
    const { commands } = createProgram();
    assert.ok(commands.length > 0);
    for (const command of commands) {
      const name = command.name();
      assert.match(out, new RegExp(`^  ${name} `, 'm'));
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      assert.match(help, new RegExp(`^Examples:\\n(?:  .*\\n)*?  .*\\bpustaka ${name}\\b`, 'm'), name);
    }
  });

  it('says what is wrong with a command line and exits with 2', async () => {
    const cases: [args: string[], said: RegExp][] = [
      [[], /^Usage: pustaka/],
      [['frobnicate'], /unknown command 'frobnicate'/],
      [['backup'], /missing required argument 'file'/],
      [['serve', '--port', '99999'], /A port is a number from 0 to 65535/],
      [['serve', '--public-url', 'kota.go.id'], /Write it as https:/],
      [['sites', 'add', 'x', '--per-minute', '0'], /Give a number above 0/],
    ];
    for (const [args, said] of cases) {
      const { code, err } = await pustaka(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, said);
    }
  });

  it('exits with 1 where a command fails, saying what to do, and leaves nothing behind', async () => {
    const cases: [args: string[], said: RegExp][] = [
      [['backup', 'b.sql'], /^pustaka: There is no library in .*\n {2}Name its folder with --data/],
      [['sites', 'add', 'Portal'], /^pustaka: There is no library in .*\n.*pustaka library set FILE/],
      [['restore', 'none.sql'], /^pustaka: There is no none\.sql\.\n {2}Check the spelling/],
      [
        ['sites', 'list', '--database-url', 'postgres://127.0.0.1:9/x'],
        /^pustaka: No database answers at 127\.0\.0\.1:9\./,
      ],
    ];
    for (const [args, said] of cases) {
      const { code, err } = await pustaka(...args);
      assert.equal(code, 1, args.join(' '));
      assert.match(err, said);
    }
    assert.deepEqual(await readdir(folder), []);
  });

  it('says where a new library begins', async () => {
    const data = join(folder, 'new');
    const begun = await run(['library', 'show'], { PUSTAKA_DATA: data });
    assert.deepEqual([begun.code, begun.err], [0, `A new library begins in ${data}.\n`]);
    assert.equal((await run(['library', 'show'], { PUSTAKA_DATA: data })).err, '');
    await rm(data, { recursive: true });
  });

  it('describes a library, registers a site, backs both up and restores them elsewhere', async (t) => {
    const place = await postgresPlace(t);
    assert.ok('url' in place);
    const online = (...args: string[]) => run(args, { DATABASE_URL: place.url });

    const profile = { ...defaultProfile, name: 'Perpustakaan Kota Solok', city: 'Solok' };
    const branch = { ...solokBranch, hours: [{ day: 'monday', opens: '16:00', closes: '08:00' }] };
    await writeFile(
      join(folder, 'broken.json'),
      JSON.stringify({ ...profile, timeZone: 'Solok', kota: 'Solok', branches: [branch] }),
    );
    const refused = await online('library', 'set', 'broken.json');
    assert.equal(refused.code, 1);
    assert.match(
      refused.err,
      /\n {2}kota is not known\..*\n {2}timeZone: .*Asia\/Jakarta.*\n {2}branches 1 \(Pusat\), hours 1: Opens at 16:00/,
    );
    await writeFile(join(folder, 'rules.json'), JSON.stringify({ exceptions: [{ category: 'baby' }] }));
    assert.match(
      (await online('rules', 'set', 'rules.json')).err,
      /\n {2}exceptions 1: category must be one of/,
    );

    await writeFile(join(folder, 'library.json'), JSON.stringify(profile));
    assert.equal((await online('library', 'set', 'library.json')).code, 0);
    const added = await online(
      'sites',
      'add',
      'Portal',
      '--origin',
      'https://solok.go.id',
      '--per-minute',
      '900',
    );
    const key = /site_[\w-]+/.exec(added.out)?.[0];
    assert.match((await online('sites', 'add', 'Portal')).out, /limit +6,000 requests a minute/);
    assert.ok(key);
    const desk = await online('sites', 'add', 'Meja layanan', '--desk');
    assert.match(desk.out, /desk +for the library’s staff/);
    const id = /id +(\w+)/.exec(desk.out)![1]!;
    assert.doesNotMatch((await online('sites', 'change', id, '--no-desk')).out, /library’s staff/);
    assert.match((await online('sites', 'change', id)).err, /Say --desk or --no-desk/);
    assert.match((await online('sites', 'remove', `${id}0`)).err, /No website has the id/);
    assert.equal((await online('sites', 'remove', id)).code, 0);
    const slash = await online('sites', 'add', 'Portal', '--origin', 'https://solok.go.id/');
    assert.equal(slash.code, 1);
    assert.match(slash.err, /Leave out everything after the host: https:\/\/solok\.go\.id/);

    assert.match((await online('backup', 'all.sql.gz')).out, /^3 rows written to all\.sql\.gz/);
    const packed = await readFile(join(folder, 'all.sql.gz'));
    assert.deepEqual([...packed.subarray(0, 2)], [0x1f, 0x8b]);
    assert.match((await online('backup', 'all.sql.gz')).err, /exists already/);

    await mkdir(join(folder, 'all.mrc'));
    assert.equal((await online('export', 'all.mrc', '--force')).code, 1);

    const empty = await embeddedPlace(t);
    assert.ok('dataFolder' in empty);
    const elsewhere = ['--data', empty.dataFolder];
    const restored = await online('restore', 'all.sql.gz', ...elsewhere);
    assert.match(restored.out, /^3 rows restored/, restored.err);
    assert.deepEqual(JSON.parse((await online('library', 'show', ...elsewhere)).out), profile);
    const listed = (await online('sites', 'list', ...elsewhere)).out;
    assert.ok(listed.includes(key) && listed.includes('900 requests a minute'), listed);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('partial')),
      [],
    );
    assert.match(
      (await online('restore', 'all.sql.gz', ...elsewhere)).err,
      /^pustaka: There is a library already, with a description of the library\. Restore into an empty one/,
    );
  });

  it('registers patrons, from a file and one by one, and gives a new PIN', async (t) => {
    const place = await postgresPlace(t);
    assert.ok('url' in place);
    const online = (...args: string[]) => run(args, { DATABASE_URL: place.url });
    await writeFile(
      join(folder, 'branched.json'),
      JSON.stringify({ ...defaultProfile, branches: [solokBranch] }),
    );
    assert.equal((await online('library', 'set', 'branched.json')).code, 0);

    await writeFile(
      join(folder, 'patrons.csv'),
      'card;name;category;home_branch;expires\nSLK-1;Siti;adult;pusat;2027-06-30\nSLK-2;Budi;adult;barat;2027-06-30\n',
    );
    const imported = await online('patrons', 'import', 'patrons.csv');
    assert.equal(imported.code, 1);
    assert.match(
      imported.out,
      /^patrons\.csv: 2 patrons in .*\n {2}1 added, 1 could not be taken\n.*patrons\.csv\.errors\.jsonl/,
    );

    const card = ['--name', 'Ani', '--category', 'adult', '--branch', 'pusat', '--expires'];
    const added = await online('patrons', 'add', 'slk-3', ...card, '2027-06-30', '--staff');
    assert.match(added.out, /^Ani: card SLK-3, PIN \d{6}\n$/);
    const refused = await online('patrons', 'add', 'SLK-4', ...card, '2027-02-30');
    assert.match(refused.err, /^pustaka: Nobody was registered\.\n {2}expires must have the form YYYY-MM-DD/);
    assert.match((await online('patrons', 'add', 'SLK-3', ...card, '2027-06-30')).err, /\n {2}.*taken/);

    assert.match((await online('patrons', 'reset-pin', 'slk-1')).out, /^Siti: PIN \d{6}\n$/);
    assert.match((await online('patrons', 'reset-pin', 'slk-9')).err, /No patron has the card slk-9/);
  });

  it('serves until it is told to stop', async (t) => {
    const place = await embeddedPlace(t);
    assert.ok('dataFolder' in place);
    const server = await serving(t, { PUSTAKA_DATA: place.dataFolder });
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    assert.equal(await server.end('SIGTERM'), 0);
  });

  it('says so where the port is taken', async (t) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    t.after(() => other.close());
    const { port } = other.address() as AddressInfo;
    const place = await embeddedPlace(t);
    assert.ok('dataFolder' in place);
    const data = { PUSTAKA_DATA: place.dataFolder };
    const { code, err } = await run(['serve', '--port', String(port)], data);
    assert.equal(code, 1);
    assert.match(err, new RegExp(`Port ${port} is in use`));
  });
});
