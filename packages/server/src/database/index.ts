export { backup } from './backup/backup.ts';
export { restore } from './backup/restore.ts';
export { openDatabase, type Database, type DatabaseOptions } from './open.ts';
export { DatabaseRefusal, type DatabaseRefusalCode } from './refusal.ts';
export { isUnavailable } from './unavailable.ts';
export type { Tables } from './tables.ts';
