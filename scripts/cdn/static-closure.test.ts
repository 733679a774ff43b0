import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rollup } from 'rollup';
import { staticClosure } from './static-closure.ts';

/** What `entry` needs of some modules, by name. */
async function closureOf(modules: Readonly<Record<string, string>>): Promise<string[]> {
  let found: string[] = [];
  await rollup({
    input: 'entry',
    plugins: [
      {
        name: 'modules',
        resolveId: (id) => id,
        load: (id) => modules[id] ?? null,
        buildEnd() {
          found = [...staticClosure('entry', (id) => this.getModuleInfo(id))].sort();
        },
      },
    ],
  });
  return found;
}

const index = `export { a } from 'a'; export { b as c } from 'b'; export * from 'more'; export * as all from 'all';`;
const leaves = {
  a: `import 'of-a'; export const a = 1;`,
  'of-a': '',
  b: 'export const b = 2;',
  more: 'export const d = 3;',
  all: `export { a } from 'a'; export const e = 4;`,
};

for (const [use, needed] of [
  [`import { a } from 'index';`, ['a', 'of-a']],
  [`import { c } from 'index';`, ['b']],
  [`import { d } from 'index';`, ['more']],
  [`import { all } from 'index';`, ['a', 'all', 'of-a']],
  [`import * as index from 'index';`, ['a', 'all', 'b', 'more', 'of-a']],
  [`import { c } from 'index'; import { d } from 'index';`, ['b', 'more']],
] as const) {
  test(`${use} needs ${needed.join(', ')}`, async () => {
    assert.deepEqual(await closureOf({ entry: use, index, ...leaves }), [...needed, 'entry', 'index'].sort());
  });
}

test('what is imported later is not needed at once', async () => {
  assert.deepEqual(await closureOf({ entry: `import('a');`, ...leaves }), ['entry']);
});
