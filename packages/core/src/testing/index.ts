export type { SampleLibrary } from './answers.ts';
export { handlers, type HandlerOptions } from './handlers.ts';
export { sampleProfile } from './profile.ts';
export { sampleRecords } from './records.ts';
export { mendedWord } from './search.ts';
export { failing, offline, slow, type FailingOptions, type Trouble } from './troubles.ts';
