import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Does something twenty times, and tells how many bytes each time left on the heap that V8's small collections, which are those
 * that busy servers have several times a second, do not take away.
 */
export async function leftBySmallCollections(work: () => Promise<unknown>): Promise<number> {
  v8.setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { type: 'major' | 'minor' }) => void;
  const times = 20;
  const doAll = async () => {
    for (let time = 0; time < times; time++) await work();
  };
  // What is made once, code above all, is made by then.
  await doAll();
  collect({ type: 'major' });
  const before = process.memoryUsage().heapUsed;
  await doAll();
  // What survives the first is only set aside.
  collect({ type: 'minor' });
  collect({ type: 'minor' });
  return (process.memoryUsage().heapUsed - before) / times;
}
