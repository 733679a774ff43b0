/**
 * The files that a page loads without a build step, in packages/widgets/dist/cdn:
 * `loader.js`, `words.js`, `<widget>.js` for each widget with chunks whose names carry a hash, `pustaka.classic.js` for pages
 * that cannot load modules; `integrity.json` with the Subresource Integrity hash of each, `manifest.json` with what each
 * imports, and `licences.txt`.
 */
import path from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { byteOrderMark, emptyFolder, integrity, manifest } from './scripts/cdn/plugins.mjs';
import { licences } from './scripts/cdn/licences.mjs';
import { minifyStyles } from './scripts/cdn/minify-styles.mjs';
import { minifyTemplates } from './scripts/cdn/minify-templates.mjs';
import { preloadShared } from './scripts/cdn/preload.mjs';
import { sharedChunks } from './scripts/cdn/shared-chunk.mjs';
import { widgetNames } from './scripts/cdn/widget-names.mjs';

const widgets = path.join(import.meta.dirname, 'packages/widgets');
const folder = path.join(widgets, 'dist/cdn');

const compile = [
  nodeResolve({ browser: true, exportConditions: ['pustaka-source'], extensions: ['.ts', '.js', '.mjs'] }),
  esbuild({ target: 'es2022', tsconfig: path.join(widgets, 'tsconfig.build.json') }),
  minifyStyles(),
  minifyTemplates(),
];

/** @param {boolean} module whether the file is one */
const minify = (module) =>
  terser({ module, ecma: 2020, compress: { passes: 3 }, format: { comments: false } });

/** A warning of our own code fails the build; those of dependencies are theirs. */
function onLog(level, log, handler) {
  const places = [log.id, log.loc?.file, ...(log.ids ?? [])].filter((place) => place !== undefined);
  const foreign = places.length > 0 && places.every((place) => place.includes('node_modules'));
  if (!foreign) handler(level === 'warn' ? 'error' : level, log);
}

/**
 * Names a chunk by its path, `catalog-search-record-details-HASH.js`, `core-connection-session-keeper-HASH.js`: files in
 * many folders are called `words.en.ts`. A file that is called as its folder is not named twice, and what comes from a
 * library keeps rollup's name.
 */
function chunkName({ name, facadeModuleId }) {
  const source = facadeModuleId ? path.relative(path.dirname(widgets), facadeModuleId) : '..';
  if (source.startsWith('..')) return `${name}-[hash].js`;
  const [ofPackage, , ...parts] = source.replace(/\.ts$/, '').split(path.sep);
  if (parts.at(-1) === parts.at(-2)) parts.pop();
  return `${[...(ofPackage === 'widgets' ? [] : [ofPackage]), ...parts].join('-')}-[hash].js`;
}

const loader = path.join(widgets, 'src/loader.ts');
const entries = Object.fromEntries([
  ['loader', loader],
  ['words', path.join(widgets, 'src/foundation/add-words.ts')],
  ...widgetNames().map((name) => [name, path.join(widgets, 'src', name, 'define.ts')]),
]);
const source = (...parts) => path.join(widgets, 'src', ...parts);
const together = {
  'parts-profile': [source('parts/profile.ts'), source('parts/copy.ts'), source('parts/status-colours.ts')],
  'catalog-search-results': [source('catalog-search/results/results.ts')],
  reader: [
    source('parts/reader/reader.ts'),
    source('foundation/session-at.ts'),
    source('../../core/src/connection/session/keeper.ts'),
    source('parts/acting.ts'),
    source('parts/outcome.ts'),
  ],
  'loan-status-lists': ['card', 'loans', 'holds', 'fees', 'calendar'].map((name) =>
    source('loan-status', name, `${name}.ts`),
  ),
};
const files = manifest();
const notices = licences();
const classic = path.join(widgets, 'src/classic.ts');

export default [
  {
    input: entries,
    onLog,
    plugins: [
      emptyFolder(folder),
      ...compile,
      preloadShared(loader),
      minify(true),
      files.note(),
      notices.note(),
    ],
    output: {
      dir: folder,
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: chunkName,
      manualChunks: sharedChunks(together),
      onlyExplicitManualChunks: true,
      hoistTransitiveImports: false,
    },
  },
  {
    input: classic,
    onLog,
    plugins: [
      ...compile,
      minify(false),
      byteOrderMark(),
      files.note(),
      files.write(folder),
      notices.note(),
      notices.write(folder),
      integrity(folder),
    ],
    output: {
      file: path.join(folder, 'pustaka.classic.js'),
      format: 'iife',
      name: 'Pustaka',
      sourcemap: true,
      inlineDynamicImports: true,
    },
  },
];
