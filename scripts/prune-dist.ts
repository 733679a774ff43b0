/**
 * Before a build: deletes from each package's `dist` what no source file stands behind any more. `tsc -b` leaves the
 * output of a renamed file in place, and it would be published.
 */
import { existsSync, globSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

for (const output of globSync('packages/*/dist/**/*.{js,d.ts}', { cwd: root })) {
  const [, name, , ...rest] = output.split(path.sep);
  const within = rest.join('/');
  if (within.startsWith('cdn/')) continue;
  const source = path.join(root, 'packages', name!, 'src', within.replace(/(\.d\.ts|\.js)$/, '.ts'));
  if (existsSync(source)) continue;
  rmSync(path.join(root, output));
  rmSync(path.join(root, `${output}.map`), { force: true });
}
