import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Engine } from '../embedded/engine.ts';
import { layOut } from '../embedded/layout.ts';

/** A temporary folder with an embedded database without tables: a copy, since making one takes seconds. */
export async function embeddedFolder(): Promise<{ dataFolder: string; remove: () => void }> {
  const template = await templateFolder();
  const dataFolder = mkdtempSync(join(tmpdir(), 'pustaka-test-'));
  cpSync(template, dataFolder, { recursive: true });
  return { dataFolder, remove: () => rmSync(dataFolder, { recursive: true, force: true }) };
}

/** Kept between runs, by the version of the engine. */
async function templateFolder(): Promise<string> {
  const pglite = dirname(dirname(fileURLToPath(import.meta.resolve('@electric-sql/pglite'))));
  const { version } = JSON.parse(readFileSync(join(pglite, 'package.json'), 'utf8')) as { version: string };
  const cache = join(dirname(dirname(pglite)), '.cache', 'pustaka-test');
  const template = join(cache, `embedded-${version}`);
  if (existsSync(template)) return template;
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(join(cache, 'making-'));
  const { data, release } = layOut(making);
  const engine = await Engine.start({ folder: data, durable: true });
  await engine.stop();
  release();
  try {
    renameSync(making, template);
  } catch {
    // Another test file was quicker.
    rmSync(making, { recursive: true, force: true });
  }
  return template;
}
