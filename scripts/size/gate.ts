import type { Weight } from './measure.ts';

/** What was last accepted, by name: minified bytes, and where the widget standard sets one, the limit in gzip bytes. */
export type Accepted = Readonly<Record<string, { readonly bytes: number; readonly gzipLimit?: number }>>;

/** The standard's limits. A page that uses one widget pays for that widget, everything included. */
const limits = { loader: 1_000, widget: 24_000 } as const;

/** Before a widget's first call to the library, all asked for at once: the widget, what all share, what some share. */
const requestLimit = 3;

/** What is wrong with a weight, as sentences for the contributor; none where all is well. */
export function complaints(weight: Weight, accepted: Accepted): string[] {
  const { name, bytes, gzip, requests } = weight;
  const known = accepted[name];
  const limit = known?.gzipLimit;
  const wrong: string[] = [];
  if (!known) wrong.push(`${name} is new: ${count(bytes)} bytes.`);
  else if (bytes !== known.bytes) {
    const change = bytes - known.bytes;
    wrong.push(
      `${name} ${change > 0 ? 'grew' : 'shrank'} by ${count(Math.abs(change))} bytes to ${count(bytes)}.`,
    );
  }
  if (limit !== undefined && gzip > limit) {
    wrong.push(
      `${name} is ${count(gzip - limit)} bytes over its limit of ${count(limit)} (gzip): something must go.`,
    );
  }
  if (requests > requestLimit)
    wrong.push(`${name} takes ${requests} requests; the standard allows ${requestLimit}.`);
  return wrong;
}

/** What was accepted and is not built any more. */
export function vanished(weights: readonly Weight[], accepted: Accepted): string[] {
  return Object.keys(accepted).filter((name) => !weights.some((weight) => weight.name === name));
}

/** The weights as the new state to accept. Limits stay; a new widget gets the standard's. */
export function accept(weights: readonly Weight[], accepted: Accepted): Accepted {
  return Object.fromEntries(
    weights.map(({ name, bytes }) => {
      const gzipLimit = accepted[name]?.gzipLimit ?? standardLimit(name);
      return [name, { bytes, ...(gzipLimit !== undefined && { gzipLimit }) }];
    }),
  );
}

/** @example count(23456) // '23,456' */
export function count(bytes: number): string {
  return bytes.toLocaleString('en');
}

function standardLimit(name: string): number | undefined {
  if (name === 'loader') return limits.loader;
  return name.startsWith('later: ') || name === 'pustaka.classic' ? undefined : limits.widget;
}
