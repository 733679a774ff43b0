export { parseIso2709 } from './iso2709/parse.ts';
export { Iso2709Error, writeIso2709 } from './iso2709/write.ts';
export { marcxmlHead, marcxmlTail, writeMarcxml } from './marcxml/write.ts';
export type { ReadFailure, ReadOutcome, ReadSuccess } from './outcome.ts';
export { readMarc } from './read.ts';
export {
  controlValue,
  controlValues,
  dataFields,
  isDataField,
  kindOf,
  subfield,
  subfields,
} from './record.ts';
export type { DataField, MarcField, MarcRecord } from './record.ts';
