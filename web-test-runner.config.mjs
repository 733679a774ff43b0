import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumOptions } from './scripts/browsers/chromium.ts';
import { createPage, testRunner } from './scripts/browsers/test-runner.ts';

/** The widgets' tests in Chromium: `npm run test:browser`. */
export default {
  ...testRunner,
  browsers: [chromeLauncher({ launchOptions: await chromiumOptions(), createPage })],
};
