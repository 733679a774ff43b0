import { hostTypes } from './scripts/docs/host-types.mjs';
import { publishedModules, registrations } from './scripts/docs/manifest-plugins.mjs';

/** The custom-elements manifest and what is made of it, from the widgets' own docstrings; run from packages/widgets. */
export default {
  globs: ['src/*/{element,define}.ts', '!src/foundation/define.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [registrations(), publishedModules(), hostTypes('dist')],
};
