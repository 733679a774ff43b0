import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What rollup wrote about each file of dist/cdn: the files it imports at once, and those it may import later. */
export type Manifest = Readonly<
  Record<
    string,
    { readonly entry: boolean; readonly imports: readonly string[]; readonly later: readonly string[] }
  >
>;

/** One thing a page may load: its name in size-limits.json, and what it costs. */
export interface Weight {
  readonly name: string;
  /** Minified, summed over its files; the same on every machine. */
  readonly bytes: number;
  /** Each file compressed with gzip at level 9, in bytes, as a server sends it. */
  readonly gzip: number;
  /** What of it a page does not have already that uses another widget: the entry's own file, in bytes of gzip. */
  readonly more: number;
  /** How many requests it takes. */
  readonly requests: number;
}

/** What a reader waits for, and the files that bring it, by their names without hash, each with all that it imports. */
const ways: Readonly<Record<string, readonly string[]>> = {
  'all: until results show': ['catalog-search', 'catalog-search-results', 'parts-profile'],
  'all: until loans show': [
    'loan-status',
    'reader',
    'core-connection-session-authorization-server',
    'parts-personal',
    'loan-status-lists',
  ],
};

/**
 * Weighs the files of dist/cdn: the loader, every widget with all it needs to begin, all widgets of one page, every chunk
 * that is fetched later, the ways to what readers wait for, and the classic script.
 */
export function measure(folder: string): Weight[] {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const entries = Object.keys(manifest).filter((file) => manifest[file]!.entry);
  const first = new Set(entries.flatMap((file) => [...closure(manifest, file)]));
  const later = Object.keys(manifest).filter((file) => !first.has(file));
  const nameOf = (file: string) => (manifest[file]!.entry ? path.basename(file, '.js') : withoutHash(file));
  const named = (name: string) => {
    const file = Object.keys(manifest).find((candidate) => nameOf(candidate) === name);
    if (file === undefined)
      throw new Error(`Nothing built is called ${name}: look at the ways in measure.ts.`);
    return file;
  };
  return [
    ...entries.map((file) => weigh(folder, nameOf(file), [...closure(manifest, file)])),
    ...later.map((file) => weigh(folder, `later: ${nameOf(file)}`, [file])),
    ...Object.entries(ways).map(([name, files]) =>
      weigh(folder, name, [...closure(manifest, ...files.map(named))]),
    ),
    weigh(
      folder,
      'all: widgets',
      [...first].filter((file) => !/^(loader|words|pustaka)\b/.test(file)),
    ),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function closure(manifest: Manifest, ...entries: readonly string[]): Set<string> {
  const files = new Set(entries);
  for (const file of files) for (const imported of manifest[file]!.imports) files.add(imported);
  return files;
}

function weigh(folder: string, name: string, files: readonly string[]): Weight {
  const contents = files.map((file) => readFileSync(path.join(folder, file)));
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
  const compressed = contents.map((content) => gzipSync(content, { level: 9 }).length);
  return {
    name,
    bytes: sum(contents.map((content) => content.length)),
    gzip: sum(compressed),
    more: compressed[0]!,
    requests: files.length,
  };
}

function withoutHash(file: string): string {
  return file.replace(/-[\w-]{8}\.js$/, '');
}
