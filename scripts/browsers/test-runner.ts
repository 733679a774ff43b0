import path from 'node:path';
import { defaultReporter } from '@web/test-runner';
import type { TestRunnerConfig } from '@web/test-runner';
import type { BrowserContext, Page } from 'puppeteer-core';
import { tallyReporter } from './reporter.ts';
import { typescriptPlugin } from './typescript-plugin.ts';

/** Milliseconds: enough for the slowest machine, and reached only by what never comes. */
export const patience = { test: 60_000, start: 120_000, file: 600_000 };

/** What opens the pages of the tests: puppeteer alone would give up where one has not loaded within 30 s. */
export async function createPage({ context }: { context: BrowserContext }): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultNavigationTimeout(patience.start);
  return page;
}

const root = path.join(import.meta.dirname, '../..');

/** What the browser tests have in common in every browser: which files, and how TypeScript reaches the browser. */
export const testRunner: TestRunnerConfig = {
  rootDir: root,
  files: [path.join(root, 'packages/widgets/src/**/*.test.ts')],
  nodeResolve: { exportConditions: ['pustaka-source'], browser: true },
  plugins: [typescriptPlugin()],
  middleware: [
    // A page of its own browsing-context group has a process of its own: files that run side by side do not slow each other.
    (context, next) => {
      context.set('Cross-Origin-Opener-Policy', 'same-origin');
      return next();
    },
  ],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), tallyReporter()],
  browserStartTimeout: patience.start,
  testsStartTimeout: patience.start,
  testsFinishTimeout: patience.file,
  testFramework: { config: { ui: 'bdd', timeout: String(patience.test) } },
};
