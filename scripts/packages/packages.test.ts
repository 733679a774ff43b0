import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { testHosts } from './hosts.ts';
import { installPackages, npm } from './installed.ts';

const bin = path.join(import.meta.dirname, '../../node_modules/.bin');
const installed = installPackages();
after(() => installed.remove());

/** What a developer writes first with each package; it must compile and, in Node, load. */
const firstLines = `
import { Library } from '@pustaka/core';
import { CatalogClient } from '@pustaka/core/catalog';
import { Connection } from '@pustaka/core/connection';
import { endpoints } from '@pustaka/core/contract';
import { ProfileClient } from '@pustaka/core/profile';
import { createLibraryServer } from '@pustaka/server';
import { PustakaCatalogSearch, PustakaLibrary } from '@pustaka/widgets';
import '@pustaka/widgets/library/define.js';
import '@pustaka/widgets/catalog-search/define.js';

const library = new Library({ url: 'https://library.example' });
export const exported = [
  library, endpoints, CatalogClient, Connection, ProfileClient, createLibraryServer, PustakaCatalogSearch, PustakaLibrary,
];
`;

/** Files that a page loads by address: attw need not look for types there. */
const untyped: Readonly<Record<string, readonly string[]>> = {
  '@pustaka/widgets': [
    '--exclude-entrypoints',
    './loader.js',
    './cdn/*',
    './custom-elements.json',
    './html-custom-data.json',
    './web-types.json',
  ],
};

function write(name: string, text: string): string {
  const file = path.join(installed.folder, name);
  writeFileSync(file, text);
  return file;
}

function run(program: string, ...args: string[]): string {
  return execFileSync(program, args, {
    cwd: installed.folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test('every package loads in Node as an ES module', () => {
  const file = write('load.mjs', `${firstLines}\nif (exported.includes(undefined)) process.exit(1);\n`);
  run(process.execPath, file);
});

for (const [moduleResolution, module] of [
  ['nodenext', 'nodenext'],
  ['bundler', 'esnext'],
] as const) {
  test(`every package's types resolve under moduleResolution ${moduleResolution}`, () => {
    const file = write(`types-${moduleResolution}.ts`, firstLines);
    const options = [
      '--strict',
      '--noEmit',
      '--target',
      'es2023',
      '--lib',
      'es2023,dom,dom.iterable',
      '--skipLibCheck',
    ];
    run(path.join(bin, 'tsc'), ...options, '--module', module, '--moduleResolution', moduleResolution, file);
  });
}

testHosts(installed.folder);

test('npx pustaka --help answers', () => {
  assert.match(npm(installed.folder, 'exec', '--', 'pustaka', '--help'), /pustaka serve/);
});

for (const { name, tarball, files } of installed.packages) {
  test(`${name} is free of publint's findings`, async () => {
    const { buffer, byteOffset, byteLength } = readFileSync(tarball);
    const content = buffer.slice(byteOffset, byteOffset + byteLength);
    const { messages, pkg } = await publint({ pack: { tarball: content }, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg)),
      [],
    );
  });

  test(`${name}'s types are right for every way of resolving them`, () => {
    run(
      path.join(bin, 'attw'),
      tarball,
      '--profile',
      'esm-only',
      '--format',
      'ascii',
      ...(untyped[name] ?? []),
    );
  });

  test(`${name} brings its licence and those of the code it holds, and neither tests nor build records`, () => {
    assert.ok(files.includes('LICENSE'));
    if (name === '@pustaka/widgets') assert.ok(files.includes('dist/cdn/licences.txt'));
    assert.deepEqual(
      files.filter((file) => /\.test\.|\.fixture\.|tsbuildinfo|\/testing\.ts/.test(file)),
      [],
    );
  });
}
