import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Empties the output folder once there is something new to write, so that chunks of earlier builds do not pile up. */
export function emptyFolder(folder) {
  return { name: 'empty-folder', renderStart: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A classic script takes its page's encoding, whatever that is; the mark says UTF-8. */
export function byteOrderMark() {
  return { name: 'byte-order-mark', renderChunk: (code) => ({ code: `\ufeff${code}`, map: null }) };
}

/**
 * Writes `manifest.json`: for each file those it imports at once and those it may import later, so that a page can
 * preload them and the size gate can add them up.
 */
export function manifest() {
  const files = {};
  return {
    /** Notes the files of one build; the notes of all builds are written by the last. */
    note: () => ({
      name: 'manifest-note',
      generateBundle(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue;
          files[chunk.fileName] = {
            entry: chunk.isEntry,
            imports: chunk.imports,
            later: chunk.dynamicImports,
          };
        }
      },
    }),
    write: (folder) => ({
      name: 'manifest-write',
      closeBundle: () => writeJson(path.join(folder, 'manifest.json'), files),
    }),
  };
}

/** Writes `integrity.json`: each script's name and its hash, as `<script integrity>` and import maps want it. */
export function integrity(folder) {
  return {
    name: 'integrity',
    closeBundle() {
      const hashes = globSync('*.js', { cwd: folder })
        .sort()
        .map((file) => {
          const digest = createHash('sha384').update(readFileSync(path.join(folder, file)));
          return [file, `sha384-${digest.digest('base64')}`];
        });
      writeJson(path.join(folder, 'integrity.json'), Object.fromEntries(hashes));
    },
  };
}

function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
