export * from './clients/catalog.ts';
export { itemsOfAll } from './clients/paging.ts';
export { ProfileClient } from './clients/profile.ts';
export * from './connection/index.ts';
export { Library } from './library.ts';
