import { isDataField } from '../record.ts';
import type { MarcField, MarcRecord } from '../record.ts';

/** What stands before the records of a collection; {@link writeMarcxml} gives each of them, {@link marcxmlTail} the end. */
export const marcxmlHead =
  '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n';

export const marcxmlTail = '</collection>\n';

/**
 * A record as a MARCXML `record` element with a line end after it. Characters that XML 1.0 cannot hold (most control
 * characters, lone surrogates) become U+FFFD.
 *
 * @param standalone With its own namespace declaration, to stand outside of a collection.
 */
export function writeMarcxml(record: MarcRecord, { standalone = false } = {}): string {
  const namespace = standalone ? ' xmlns="http://www.loc.gov/MARC21/slim"' : '';
  const fields = record.fields.map(fieldElement).join('');
  return `<record${namespace}>\n  <leader>${escapeXml(record.leader)}</leader>\n${fields}</record>\n`;
}

function fieldElement(field: MarcField): string {
  const tag = escapeXml(field.tag);
  if (!isDataField(field)) return `  <controlfield tag="${tag}">${escapeXml(field.value)}</controlfield>\n`;
  const [ind1, ind2] = [field.indicators.charAt(0), field.indicators.charAt(1)].map(escapeXml);
  const parts = field.subfields.map(
    ({ code, value }) => `    <subfield code="${escapeXml(code)}">${escapeXml(value)}</subfield>\n`,
  );
  return `  <datafield tag="${tag}" ind1="${ind1}" ind2="${ind2}">\n${parts.join('')}  </datafield>\n`;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would turn these into a line feed or, in an attribute, a blank.
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"\x00-\x1f\ufffe\uffff\p{Cs}]/gu, (char) => references[char] ?? '\ufffd');
}
