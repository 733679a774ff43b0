import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';

const modules = path.join(import.meta.dirname, '../../node_modules');

/** A framework's host: how its files are checked, and a template with the attributes and events that are put in. */
interface Host {
  readonly name: string;
  readonly file: string;
  readonly check: readonly string[];
  readonly options?: object;
  readonly write: (attributes: string) => string;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const hosts: readonly Host[] = [
  {
    name: 'React',
    file: 'App.tsx',
    check: ['tsc', '--project', '.'],
    options: { jsx: 'react-jsx' },
    write: (attributes) => `
      import '@pustaka/widgets/catalog-search/define.js';
      import type {} from '@pustaka/widgets/react';
      const show = (record: string) => console.log(record);
      export const App = () => <pustaka-catalog-search library="/" ${attributes} />;`,
    right: [
      'page-size={10}',
      'page-size="10"',
      'sync-address',
      'className="wide"',
      'onpustaka-record={(event) => show(event.record)}',
      'ref={(search) => search?.search({ q: "hujan" })}',
    ],
    wrong: [
      'page-size="many"',
      'querry="hujan"',
      'query={7}',
      'onpustaka-record={(event) => show(event.title)}',
    ],
  },
  {
    name: 'Vue',
    file: 'App.vue',
    check: ['vue-tsc', '--project', '.'],
    options: { jsx: 'preserve' },
    write: (attributes) => `
      <script setup lang="ts">
      import '@pustaka/widgets/catalog-search/define.js';
      import type {} from '@pustaka/widgets/vue';
      const show = (record: string) => console.log(record);
      </script>
      <template><pustaka-catalog-search library="/" ${attributes} /></template>`,
    right: [
      ':page-size="10"',
      'page-size="10"',
      'sync-address',
      'class="wide"',
      '@pustaka-record="(event) => show(event.record)"',
    ],
    wrong: [
      'page-size="many"',
      'querry="hujan"',
      ':query="7"',
      '@pustaka-record="(event) => show(event.title)"',
    ],
  },
  {
    name: 'Svelte',
    file: 'App.svelte',
    check: ['svelte-check', '--tsconfig', './tsconfig.json', '--output', 'machine'],
    write: (attributes) => `
      <script lang="ts">
      import '@pustaka/widgets/catalog-search/define.js';
      import type {} from '@pustaka/widgets/svelte';
      const show = (record: string) => console.log(record);
      </script>
      <pustaka-catalog-search library="/" ${attributes}></pustaka-catalog-search>`,
    right: [
      'page-size={10}',
      'page-size="10"',
      'sync-address',
      'class="wide"',
      'onpustaka-record={(event) => show(event.record)}',
    ],
    wrong: [
      'page-size="many"',
      'querry="hujan"',
      'query={7}',
      'onpustaka-record={(event) => show(event.title)}',
    ],
  },
  {
    name: 'Angular, or none',
    file: 'app.ts',
    check: ['tsc', '--project', '.'],
    write: (statement) => `
      import '@pustaka/widgets/catalog-search/define.js';
      const show = (record: string) => console.log(record);
      const search = document.createElement('pustaka-catalog-search');
      ${statement}`,
    right: [
      'search.pageSize = 10;',
      'search.search({ q: "hujan" });',
      "search.addEventListener('pustaka-record', (event) => show(event.record));",
      "document.addEventListener('pustaka-error', (event) => console.warn(event.error));",
    ],
    wrong: [
      'search.pageSize = "many";',
      'search.querry = "hujan";',
      "search.addEventListener('pustaka-record', (event) => show(event.title));",
    ],
  },
];

/** How a line begins that tells of a fault, after its file: the compilers' and svelte-check's. */
const complaint = /\berror TS\d|^\d+ (ERROR|WARNING|FAILURE)\b/;

/** Tests that each framework's own checker takes what is right of our tags, and nothing else, where the packages are installed. */
export function testHosts(installed: string): void {
  for (const name of ['@types/react', 'vue', 'svelte']) {
    const link = path.join(installed, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(modules, name), link);
  }

  for (const { name, file, check, options, write, right, wrong } of hosts) {
    void it(`the types let ${name} write what a widget takes, and nothing else`, () => {
      const project = path.join(installed, name);
      mkdirSync(project);
      const fileOf = (kind: string, i: number) => file.replace('.', `-${kind}-${i}.`);
      for (const [kind, texts] of Object.entries({ right, wrong })) {
        texts.forEach((text, i) => writeFileSync(path.join(project, fileOf(kind, i)), write(text)));
      }
      writeFileSync(
        path.join(project, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: { ...common, ...options },
          vueCompilerOptions: { strictTemplates: true },
        }),
      );
      const { stdout, stderr } = spawnSync(path.join(modules, '.bin', check[0]!), check.slice(1), {
        cwd: project,
        encoding: 'utf8',
      });
      const complaints = stdout.split('\n').filter((line) => complaint.test(line));
      const toldOf = (i: number) => (line: string) => line.includes(fileOf('wrong', i));
      const overlooked = wrong.filter((_, i) => !complaints.some(toldOf(i)));
      const others = complaints.filter((line) => !wrong.some((_, i) => toldOf(i)(line)));
      assert.deepEqual([others, overlooked], [[], []], stdout + stderr);
    });
  }

  const dist = (name: string) =>
    readFileSync(path.join(installed, 'node_modules/@pustaka/widgets/dist', name), 'utf8');

  void it('the hints for editors come along', () => {
    const read = (name: string) => JSON.stringify(JSON.parse(dist(name)));
    assert.match(
      read('html-custom-data.json'),
      /"name":"sync-address","description":"Keeps .*","valueSet":"v"/,
    );
    assert.match(read('web-types.json'), /"name":"pustaka-loan-status".*"name":"pustaka-error"/);
  });

  void it('an attribute that is no property is known, too', () => {
    assert.match(dist('elements.d.ts'), /'idle-minutes'\?: Written<number>;/);
    assert.match(dist('html-custom-data.json'), /"name": "idle-minutes"/);
  });
}

const common = {
  strict: true,
  noEmit: true,
  target: 'es2023',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: [],
  skipLibCheck: true,
  allowJs: true,
};
