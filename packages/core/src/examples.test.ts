import assert from 'node:assert/strict';
import { readFile, glob } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { describe, it } from 'node:test';
import { setupServer } from 'msw/node';
import { loopback } from './connection/session/node.ts';
import { pointerOf } from './contract/pointer.ts';
import * as sdk from './index.ts';
import * as testing from './testing/index.ts';

const root = new URL('../', import.meta.url);
const url = 'https://perpustakaan.example.go.id';

interface Example {
  readonly where: string;
  readonly code: string;
}

/** The code blocks in TypeScript of the README and of the docstrings. */
async function findExamples(): Promise<Example[]> {
  const examples: Example[] = [];
  for await (const path of glob('{README.md,src/**/*.ts}', {
    cwd: root,
    exclude: (name) => name.endsWith('.test.ts'),
  })) {
    const text = await readFile(new URL(path, root), 'utf8');
    const plain = path.endsWith('.ts') ? text.replaceAll(/^ *\* ?/gm, '') : text;
    for (const [, code = ''] of plain.matchAll(/^```ts\n(.*?)^```$/gms)) {
      examples.push({ where: `${path}: ${code.trim().split('\n')[0]}`, code });
    }
  }
  return examples;
}

type Run = (...scope: unknown[]) => Promise<void>;
const AsyncFunction = (async () => {}).constructor as new (...parametersAndBody: string[]) => Run;

/** What examples may use without importing it. */
const scope = { assert, url, pointerOf, loopback, ...sdk, ...testing, setupServer };

/** The handlers take whoever sends credentials for their one reader. */
const signedIn: sdk.Authorizer = {
  send(request, send) {
    request.headers.set('authorization', 'DPoP sample');
    return send(request);
  },
};

async function run(code: string): Promise<void> {
  const imported = code.replaceAll(/^import (\{.*?\}) from ('.*?');$/gm, 'const $1 = await load($2);');
  const server = setupServer(...testing.handlers(url));
  server.listen();
  try {
    const given = {
      ...scope,
      server,
      library: new sdk.Library({ url, retry: 0, authorizer: signedIn }),
      load: (name: string) => import(name) as Promise<unknown>,
      console: { log: () => {} },
    };
    // In a block of its own, an example may declare what it is also given.
    const body = `'use strict'; { ${stripTypeScriptTypes(imported)} }`;
    await new AsyncFunction(...Object.keys(given), body)(...Object.values(given));
  } finally {
    server.close();
  }
}

const examples = await findExamples();

describe('the examples of the documentation', () => {
  it('are found in the README and beside the code', () => {
    for (const file of [
      'README.md',
      'src/library.ts',
      'src/clients/catalog.ts',
      'src/clients/circulation.ts',
      'src/connection/connection.ts',
    ]) {
      assert.ok(
        examples.some(({ where }) => where.startsWith(file)),
        file,
      );
    }
  });

  for (const { where, code } of examples) it(`work: ${where}`, () => run(code));
});
