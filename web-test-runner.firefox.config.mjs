import { chromeLauncher } from '@web/test-runner-chrome';
import { findProgram } from './scripts/browsers/find-program.ts';
import { createPage, testRunner } from './scripts/browsers/test-runner.ts';

const executablePath = findProgram(['firefox-esr', 'firefox'], process.env.FIREFOX_PATH);

/** The widgets' tests in Firefox, over WebDriver BiDi: `npm run test:firefox`. */
export default {
  ...testRunner,
  browsers: [
    chromeLauncher({ launchOptions: { browser: 'firefox', executablePath, headless: true }, createPage }),
  ],
};
