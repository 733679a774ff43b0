import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { globSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { quietPort } from '../../packages/server/src/testing.ts';
import { findProgram } from './find-program.ts';
import { patience } from './test-runner.ts';

/**
 * WebKitGTK through its own driver, on a virtual display: what Safari's readers see, as near as Linux comes to it.
 * Needs the Debian packages `webkit2gtk-driver` and `xvfb`. Typed double letters get lost there and screenshots hang.
 */
export async function webkitLauncher(): Promise<ReturnType<typeof webdriverLauncher>> {
  const port = await quietPort();
  const driver = findProgram(['WebKitWebDriver']);
  const browser = findProgram(globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser'));
  const group = spawn(findProgram(['xvfb-run']), ['--auto-servernum', driver, `--port=${port}`], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, WEBKIT_DISABLE_COMPOSITING_MODE: '1', NO_AT_BRIDGE: '1' },
  });
  endWith(group);
  await listening(port);
  return webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      // @ts-expect-error -- WebKitGTK's own capability, which the types do not know
      'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
    },
  });
}

/** The driver, the display and the browser's processes share a process group, which ends when we do. */
function endWith(group: ChildProcess): void {
  const end = () => {
    try {
      process.kill(-group.pid!, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
}

async function listening(port: number): Promise<void> {
  const deadline = Date.now() + patience.start;
  while (Date.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error(`WebKitWebDriver did not start within ${patience.start / 1000} s.`);
}
