export { parseIso2709 } from './iso2709/parse.ts';
export { readIso2709 } from './iso2709/read.ts';
export { Iso2709Error, maxIso2709Bytes, writeIso2709 } from './iso2709/write.ts';
export { readMarcxml } from './marcxml/read.ts';
export { marcxmlHead, marcxmlTail, writeMarcxml } from './marcxml/write.ts';
export type { ReadFailure, ReadOutcome, ReadReason, ReadSuccess, ReadWarning } from './outcome.ts';
export { readMarc } from './read.ts';
export {
  canonicalLeader,
  controlValue,
  controlValues,
  dataFields,
  isDataField,
  kindOf,
  subfield,
  subfields,
} from './record.ts';
export type { ControlField, DataField, MarcField, MarcRecord, RecordKind, Subfield } from './record.ts';
