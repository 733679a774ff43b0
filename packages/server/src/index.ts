export { createLibraryServer } from './library-server.ts';
export type { LibraryServer, LibraryServerOptions, MailServer } from './library-server.ts';
export { DatabaseRefusal } from './database/index.ts';
export type { DatabaseRefusalCode } from './database/index.ts';
export type { RequestLimits } from './http/request-limits.ts';
