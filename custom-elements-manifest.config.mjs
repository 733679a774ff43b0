import { publishedModules, registrations } from './scripts/docs/manifest-plugins.mjs';

/** The custom-elements manifest, from the widgets' own docstrings; run from packages/widgets. */
export default {
  globs: ['src/*/{element,define}.ts', '!src/foundation/define.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [registrations(), publishedModules()],
};
