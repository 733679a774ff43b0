import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { domainPlan } from './domain.ts';
import { carryOut, namesOf } from './plan.ts';
import { widgetPlan } from './widget.ts';

const root = path.join(import.meta.dirname, '../..');
const copy = copyOfRepository();
after(() => rmSync(copy, { recursive: true, force: true }));

/**
 * The sources, inside the repository, so that dependencies are found; the packages find each other's copies. Not inside
 * node_modules, where Node runs no TypeScript.
 */
function copyOfRepository(): string {
  const folder = mkdtempSync(path.join(root, '.pustaka-generate-'));
  for (const file of ['package.json', 'tsconfig.base.json']) {
    cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
  }
  const isSource = (file: string) => !/[/\\](dist|node_modules)$/.test(file);
  cpSync(path.join(root, 'packages'), path.join(folder, 'packages'), { recursive: true, filter: isSource });
  mkdirSync(path.join(folder, 'node_modules/@pustaka'), { recursive: true });
  const link = (from: string, to: string) => symlinkSync(from, path.join(folder, to), 'junction');
  for (const name of ['core', 'widgets', 'server']) {
    link(path.join(folder, 'packages', name), `node_modules/@pustaka/${name}`);
    const own = path.join(root, 'packages', name, 'node_modules');
    if (existsSync(own)) link(own, `packages/${name}/node_modules`);
  }
  return folder;
}

function run(...args: string[]): void {
  // Told that it runs within a test, Node's test runner would run nothing.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  try {
    execFileSync(process.execPath, args, {
      cwd: copy,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    assert.fail(`${args.join(' ')}\n${stdout}${stderr}`);
  }
}

/** Checks files, and what they import, under the settings of the widgets, whose decorators the server does without. */
function compile(files: readonly string[]): void {
  const settings = {
    extends: './packages/widgets/tsconfig.json',
    compilerOptions: {
      incremental: false,
      rewriteRelativeImportExtensions: false,
      rootDir: '.',
      lib: ['ES2024', 'ESNext.Array', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
    },
    files: files.filter((file) => file.endsWith('.ts')),
    include: [],
    references: [],
  };
  writeFileSync(path.join(copy, 'generated.json'), JSON.stringify(settings));
  run(path.join(root, 'node_modules/typescript/bin/tsc'), '--project', 'generated.json');
}

test('a name in the wrong form is refused with an example', () => {
  for (const name of ['ReadingRooms', 'reading_rooms', '-rooms', 'rooms-', '../rooms', '']) {
    assert.throws(() => namesOf(name), /reading-rooms/);
  }
  assert.deepEqual(namesOf('reading-rooms'), {
    kebab: 'reading-rooms',
    pascal: 'ReadingRooms',
    camel: 'readingRooms',
    words: 'reading rooms',
  });
});

test('a new domain and a new widget of several words compile, and the domain answers', async () => {
  compile([
    ...(await carryOut(domainPlan('reading-rooms'), copy)),
    ...(await carryOut(widgetPlan('reading-rooms'), copy)),
  ]);
  run('--conditions=pustaka-source', '--test', 'packages/server/src/reading-rooms/routes.test.ts');
});

test('the loader, the classic script and the package all know the new widget', () => {
  for (const file of ['loader', 'classic', 'index']) {
    const text = readFileSync(path.join(copy, `packages/widgets/src/${file}.ts`), 'utf8');
    assert.equal(text.match(/\.\/reading-rooms\//g)?.length, 1, file);
  }
});

test('nothing is written where a file is in the way', async () => {
  const index = path.join(copy, 'packages/core/src/contract/index.ts');
  const before = readFileSync(index, 'utf8');
  await assert.rejects(carryOut(domainPlan('reading-rooms'), copy), /exists already/);
  assert.equal(readFileSync(index, 'utf8'), before);
});
