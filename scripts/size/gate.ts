import type { Weight } from './measure.ts';

export interface Limits {
  /** Gzip bytes of all that is loaded. */
  readonly gzipLimit?: number;
  /** Gzip bytes of what it is more than another widget's page has already. */
  readonly moreLimit?: number;
  /** How many requests it may take. */
  readonly requestLimit?: number;
}

/** What was last accepted, by name: minified bytes, and the limits where there are any. */
export type Accepted = Readonly<Record<string, Limits & { readonly bytes: number }>>;

/**
 * The widget standard's. Before a widget's first call to the library a page asks for two files, both at once: the widget, and
 * what all share.
 */
const standard = {
  loader: { gzipLimit: 1_000 },
  widget: { gzipLimit: 24_000, moreLimit: 4_000, requestLimit: 2 },
} as const;

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
  if (requests > (known?.requestLimit ?? Infinity))
    wrong.push(`${name} takes ${requests} requests; ${known!.requestLimit} are allowed.`);
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

function standardLimits(name: string): Limits {
  if (name === 'loader') return standard.loader;
  return /^(later|all): |^pustaka\.classic$/.test(name) ? {} : standard.widget;
}
