import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Empties the output folder, so that chunks of earlier builds do not pile up. Rollup leaves that to us. */
export function emptyFolder(folder) {
  return { name: 'empty-folder', buildStart: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A classic script takes its page's encoding, whatever that is; the mark says UTF-8. */
export function byteOrderMark() {
  return { name: 'byte-order-mark', renderChunk: (code) => ({ code: `\ufeff${code}`, map: null }) };
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
      const text = JSON.stringify(Object.fromEntries(hashes), null, 2);
      writeFileSync(path.join(folder, 'integrity.json'), `${text}\n`);
    },
  };
}
