import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

/** The published packages as a stranger has them: packed, and installed into an empty folder. */
export interface Installed {
  /** The project that they are installed in. */
  readonly folder: string;
  /** Each package's tarball and the files in it. */
  readonly packages: readonly {
    readonly name: string;
    readonly tarball: string;
    readonly files: readonly string[];
  }[];
  remove(): void;
}

/** Packs and installs all packages; what they depend on comes from npm's cache where it is there. */
export function installPackages(): Installed {
  const folder = mkdtempSync(path.join(tmpdir(), 'pustaka-packages-'));
  const packed = JSON.parse(npm(root, 'pack', '--workspaces', '--json', '--pack-destination', folder)) as {
    name: string;
    filename: string;
    files: { path: string }[];
  }[];
  const packages = packed.map(({ name, filename, files }) => ({
    name,
    tarball: path.join(folder, filename),
    files: files.map((file) => file.path),
  }));
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  npm(
    folder,
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    ...packages.map(({ tarball }) => tarball),
  );
  return { folder, packages, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs the npm that runs us. @returns what it printed */
export function npm(folder: string, ...args: string[]): string {
  const self = process.env.npm_execpath;
  const [program, first] = self ? [process.execPath, [self]] : ['npm', []];
  return execFileSync(program, [...first, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 26,
    // The settings of the npm that runs us speak of this repository's folder.
    env: Object.fromEntries(
      Object.entries(process.env).filter(
        ([name]) => !/^npm_(package|lifecycle|config_local_prefix)/.test(name),
      ),
    ),
  });
}
