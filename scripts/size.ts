/** `npm run size`: weighs what pages load, against size-limits.json. `npm run size -- --write` accepts the weights. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { accept, complaints, count, vanished } from './size/gate.ts';
import type { Accepted } from './size/gate.ts';
import { measure } from './size/measure.ts';
import { tallyLine } from './steps/tally.ts';

const root = path.dirname(import.meta.dirname);
const file = path.join(root, 'size-limits.json');
const accepted = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Accepted;
const weights = measure(path.join(root, 'packages/widgets/dist/cdn'));

console.log(row('', 'minified', 'gzip', 'limit', 'requests'));
for (const { name, bytes, gzip, requests } of weights) {
  const limit = accepted[name]?.gzipLimit;
  console.log(row(name, count(bytes), count(gzip), limit === undefined ? '' : count(limit), count(requests)));
}

if (process.argv.includes('--write')) {
  writeFileSync(file, `${JSON.stringify(accept(weights, accepted), null, 2)}\n`);
  console.log('\nsize-limits.json written; commit it with what changed the sizes.');
} else {
  const wrong = [
    ...weights.map((weight) => complaints(weight, accepted)).filter((found) => found.length > 0),
    ...vanished(weights, accepted).map((name) => [`${name} is not built any more.`]),
  ];
  if (wrong.length > 0) {
    console.log(`\n${wrong.flat().join('\n')}`);
    console.log(
      '\nIs this what you meant? Then accept it with `npm run size -- --write` and commit size-limits.json. ' +
        'If not, look for a new import: what the first results do not need belongs behind `await import()`.',
    );
    process.exitCode = 1;
  }
  console.log(`\n${tallyLine({ passed: Math.max(weights.length - wrong.length, 0), failed: wrong.length })}`);
}

function row(name: string, ...figures: string[]): string {
  return name.padEnd(40) + figures.map((figure) => figure.padStart(10)).join('');
}
