/** Browsers, workers and Node do not have all of these. */
const surroundings: {
  readonly navigator?: { readonly onLine?: boolean };
  readonly location?: { readonly href: string };
} = globalThis;

/** Whether the device says that it has no connection; where nobody says anything, it is taken to have one. */
export const isOffline = (): boolean => surroundings.navigator?.onLine === false;

/** The address of the page or worker, which relative addresses go by. */
export const ownAddress = (): string | undefined => surroundings.location?.href;

/** Browser windows and workers come with an HTTP cache. */
export const hasHttpCache = (): boolean => 'document' in surroundings || 'WorkerGlobalScope' in surroundings;
