import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumArguments, findChromium } from './scripts/browsers/chromium.ts';
import { testRunner } from './scripts/browsers/test-runner.ts';

/** The widgets' tests in Chromium: `npm run test:browser`. */
export default {
  ...testRunner,
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: await findChromium(),
        headless: 'shell',
        args: [...chromiumArguments],
      },
    }),
  ],
};
