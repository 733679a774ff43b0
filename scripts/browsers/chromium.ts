import { mkdirSync } from 'node:fs';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { launch } from 'puppeteer-core';
import type { Browser, LaunchOptions, Viewport } from 'puppeteer-core';
import { lookForProgram } from './find-program.ts';

const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds a Chromium: `CHROME_PATH`, else one of the system's, else the headless one that comes with the npm package
 * `@sparticuz/chromium` (Linux on x64), unpacked into node_modules/.cache.
 *
 * @throws Error where none can be had, saying what to do
 */
async function findChromium(): Promise<string> {
  const installed = process.env.CHROME_PATH || lookForProgram(programs);
  if (installed) return installed;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found: install Chrome or Chromium, or set CHROME_PATH to its program file.');
  }
  return unpack();
}

/**
 * Starts it.
 *
 * @param defaultViewport of its pages, in CSS pixels
 * @param further arguments
 */
export async function launchChromium(defaultViewport?: Viewport, ...further: string[]): Promise<Browser> {
  const { args = [], ...options } = await chromiumOptions();
  return launch({ ...options, args: [...args, ...further], ...(defaultViewport && { defaultViewport }) });
}

/** How it is started: without a window, and with time enough for the slowest machine. */
export async function chromiumOptions(): Promise<LaunchOptions> {
  return { executablePath: await findChromium(), headless: 'shell', args: [...quietly], timeout: 120_000 };
}

/** Keeps Chromium off the network and lets it run where there is no display, no GPU, or, as root, no sandbox. */
const quietly: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The package unpacks into the folder for temporary files, which may be small or swept; ours stays. */
async function unpack(): Promise<string> {
  const cache = path.join(import.meta.dirname, '../../node_modules/.cache/chromium');
  mkdirSync(cache, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = cache;
  try {
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
