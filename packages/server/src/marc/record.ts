/** One value of a data field: `$a Laskar pelangi /` is `{ code: 'a', value: 'Laskar pelangi /' }`. */
export interface Subfield {
  readonly code: string;
  readonly value: string;
}

/** A field without indicators and subfields, as 001–009 are. */
export interface ControlField {
  readonly tag: string;
  readonly value: string;
}

export interface DataField {
  readonly tag: string;
  /** Always two characters; a blank is a space. */
  readonly indicators: string;
  readonly subfields: readonly Subfield[];
}

export type MarcField = ControlField | DataField;

/**
 * A MARC 21 record in memory, whatever it was read from: text is Unicode, and the leader is as
 * {@link canonicalLeader} makes it, so that two readings of one record are deeply equal.
 */
export interface MarcRecord {
  readonly leader: string;
  readonly fields: readonly MarcField[];
}

/** What a record describes, by leader/06: a work, its holdings at a library, or a name or subject heading. */
export type RecordKind = 'bibliographic' | 'holdings' | 'authority' | 'other';

/**
 * The leader with the positions that describe its transport set to fixed values: lengths (00–04, 12–16) to zeros,
 * coding to Unicode (09 `a`), and the counts of the format (10–11 `22`, 20–23 `4500`). What describes the record
 * itself (05–08, 17–19) is kept. Characters outside of printable ASCII become blanks.
 */
export function canonicalLeader(leader: string): string {
  const clean = leader.replace(/[^\x20-\x7e]/g, ' ').padEnd(24);
  return `00000${clean.slice(5, 9)}a2200000${clean.slice(17, 20)}4500`;
}

export function kindOf(record: MarcRecord): RecordKind {
  const type = record.leader.charAt(6);
  if ('acdefgijkmoprt'.includes(type)) return 'bibliographic';
  if ('uvxy'.includes(type)) return 'holdings';
  return type === 'z' ? 'authority' : 'other';
}

export function isDataField(field: MarcField): field is DataField {
  return 'subfields' in field;
}

/** The data fields with one of these tags, in the record's order. */
export function dataFields(record: MarcRecord, ...tags: readonly string[]): DataField[] {
  const found: DataField[] = [];
  for (const field of record.fields) {
    if (tags.includes(field.tag) && isDataField(field)) found.push(field);
  }
  return found;
}

/** The values of all control fields with this tag. */
export function controlValues(record: MarcRecord, tag: string): string[] {
  const found: string[] = [];
  for (const field of record.fields) {
    if (field.tag === tag && !isDataField(field)) found.push(field.value);
  }
  return found;
}

/** The value of the first control field with this tag. */
export function controlValue(record: MarcRecord, tag: string): string | undefined {
  return controlValues(record, tag)[0];
}

/** The first value of a subfield. */
export function subfield(field: DataField, code: string): string | undefined {
  for (const part of field.subfields) if (part.code === code) return part.value;
  return undefined;
}

/** The values of all subfields whose code is among `codes` (`'abc'`), in the field's order. */
export function subfields(field: DataField, codes: string): string[] {
  const values: string[] = [];
  for (const part of field.subfields) if (codes.includes(part.code)) values.push(part.value);
  return values;
}
