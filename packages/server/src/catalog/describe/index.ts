export { describeRecord, sourceOf } from './describe.ts';
export type { ItemDescription, RecordDescription } from './description.ts';
export { itemMappings } from './item-mapping.ts';
export type { ItemMapping, ItemMappingName } from './item-mapping.ts';
export { describeItems } from './items.ts';
export { readItemMapping } from './read-mapping.ts';
