import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the installed package that a module belongs to. */
const packageFolder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * Writes `licences.txt`: the licence of every library that the files hold code of. All of them ask that their notice goes
 * with the code, and none that each page load it.
 */
export function licences() {
  const folders = new Set();
  return {
    /** Notes the libraries of one build; those of all builds are written by the last. */
    note: () => ({
      name: 'licences-note',
      generateBundle(_options, bundle) {
        for (const { modules = {} } of Object.values(bundle)) {
          for (const [id, { renderedLength }] of Object.entries(modules)) {
            const [folder] = packageFolder.exec(id) ?? [];
            if (folder && renderedLength > 0) folders.add(folder);
          }
        }
      },
    }),
    write: (to) => ({
      name: 'licences-write',
      closeBundle: () =>
        writeFileSync(path.join(to, 'licences.txt'), [...folders].sort().map(notice).join('\n')),
    }),
  };
}

function notice(folder) {
  const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const [file] = globSync('{LICENSE,license}*', { cwd: folder });
  if (!file) throw new Error(`${name} comes without a licence`);
  return `${name} ${version}\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
}
