export { describeRecord, sourceOf } from './describe.ts';
export type { RecordSource } from './describe.ts';
export type { ItemDescription, RecordDescription } from './description.ts';
export { toIsbn13 } from './identifiers.ts';
export { itemMappings } from './item-mapping.ts';
export { readItemMapping } from './read-mapping.ts';
export type { ItemMapping, ItemMappingName, StatusRule } from './item-mapping.ts';
export { describeItems } from './items.ts';
