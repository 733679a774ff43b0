/** `npm run new:widget -- NAME` and `npm run new:domain -- NAME`. */
import path from 'node:path';
import { domainPlan } from './generate/domain.ts';
import { carryOut } from './generate/plan.ts';
import { widgetPlan } from './generate/widget.ts';

const generators = { widget: widgetPlan, domain: domainPlan };
const [kind, name] = process.argv.slice(2);

if ((kind !== 'widget' && kind !== 'domain') || !name) {
  console.error(
    'Say what to lay out: `npm run new:widget -- reading-rooms` or `npm run new:domain -- events`.',
  );
  process.exit(2);
}
try {
  const written = await carryOut(generators[kind](name), path.dirname(import.meta.dirname));
  console.log(written.join('\n'));
  console.log('\nWritten. Now fill it with life, and see `npm test` pass.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
