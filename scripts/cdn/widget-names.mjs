import { globSync } from 'node:fs';
import path from 'node:path';

const source = path.join(import.meta.dirname, '../../packages/widgets/src');

/** The folders of packages/widgets/src that hold a widget: each registers it in its `define.ts`. */
export function widgetNames() {
  return globSync('*/define.ts', { cwd: source })
    .map((file) => path.dirname(file))
    .filter((name) => name !== 'foundation')
    .sort();
}
