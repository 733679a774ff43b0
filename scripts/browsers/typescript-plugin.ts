import type { TestRunnerPlugin } from '@web/test-runner';
import { transform } from 'esbuild';

/** Hands `.ts` files to the browser as JavaScript, compiled as the build compiles the widgets. */
export function typescriptPlugin(): TestRunnerPlugin {
  return {
    name: 'typescript',
    resolveMimeType: ({ path }) => (path.endsWith('.ts') ? 'js' : undefined),
    async transform({ path, body }) {
      if (!path.endsWith('.ts')) return undefined;
      const { code } = await transform(String(body), {
        loader: 'ts',
        target: 'es2022',
        sourcefile: path,
        sourcemap: 'inline',
        tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
      });
      return { body: code };
    },
  };
}
