import { webkitLauncher } from './scripts/browsers/webkit.ts';
import { testRunner } from './scripts/browsers/test-runner.ts';

/** The widgets' tests in WebKitGTK: `npm run test:webkit`. Its driver holds one window at a time. */
export default {
  ...testRunner,
  concurrency: 1,
  browsers: [await webkitLauncher()],
};
