import type { Weight } from './measure.ts';

/**
 * What was last accepted, by name: minified bytes, and where the widget standard sets them, the limits in gzip bytes: of all
 * that is loaded, and of what it is more than another widget's page has already.
 */
export type Accepted = Readonly<
  Record<string, { readonly bytes: number; readonly gzipLimit?: number; readonly moreLimit?: number }>
>;

/** The standard's limits. A page that uses one widget pays for that widget, everything included. */
const limits = { loader: { gzipLimit: 1_000 }, widget: { gzipLimit: 24_000, moreLimit: 4_000 } } as const;

/** Before a widget's first call to the library, both asked for at once: the widget, and what all share. */
const requestLimit = 2;

/** What is wrong with a weight, as sentences for the contributor; none where all is well. */
export function complaints(weight: Weight, accepted: Accepted): string[] {
  const { name, bytes, gzip, more, requests } = weight;
  const known = accepted[name];
  const wrong: string[] = [];
  if (!known) wrong.push(`${name} is new: ${count(bytes)} bytes.`);
  else if (bytes !== known.bytes) {
    const change = bytes - known.bytes;
    wrong.push(
      `${name} ${change > 0 ? 'grew' : 'shrank'} by ${count(Math.abs(change))} bytes to ${count(bytes)}.`,
    );
  }
  wrong.push(
    ...excess(name, gzip, known?.gzipLimit),
    ...excess(`${name}’s own file`, more, known?.moreLimit),
  );
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
      return [name, { ...standardLimits(name), ...accepted[name], bytes }];
    }),
  );
}

/** @example count(23456) // '23,456' */
export function count(bytes: number): string {
  return bytes.toLocaleString('en');
}

function excess(what: string, gzip: number, limit = Infinity): string[] {
  if (gzip <= limit) return [];
  return [
    `${what} is ${count(gzip - limit)} bytes over its limit of ${count(limit)} (gzip): something must go.`,
  ];
}

function standardLimits(name: string): Omit<Accepted[string], 'bytes'> {
  if (name === 'loader') return limits.loader;
  return name.startsWith('later: ') || name === 'pustaka.classic' ? {} : limits.widget;
}
