export { Connection } from './connection.ts';
export * from './errors/index.ts';
export type { Arguments } from './address.ts';
export type { Authorizer } from './authorizer.ts';
export type { CallOptions, ConnectionOptions, RetryOptions } from './options.ts';
export { revalidating, type RevalidatingOptions } from './revalidating.ts';
