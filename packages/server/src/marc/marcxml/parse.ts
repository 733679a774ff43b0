import { SaxesParser } from 'saxes';
import type { Parsed, ReadWarning } from '../outcome.ts';
import { canonicalLeader } from '../record.ts';
import type { DataField, MarcField, Subfield } from '../record.ts';

/** Reads the text of one `record` element. Namespace prefixes are not looked at: MARCXML in the wild has any or none. */
export function parseMarcxml(text: string): Parsed {
  const builder = new RecordBuilder();
  const parser = new SaxesParser({ fragment: true, position: false, xmlns: false });
  let damage: string | undefined;
  parser.on('error', (error) => (damage ??= error.message));
  parser.on('opentag', ({ name, attributes }) => builder.open(localName(name), attributes));
  parser.on('closetag', ({ name }) => builder.close(localName(name)));
  parser.on('text', (value) => builder.text(value));
  parser.on('cdata', (value) => builder.text(value));
  parser.write(text).close();

  if (damage === undefined) return builder.finish();
  return {
    reason: { code: 'xml-damaged', message: `Not well-formed XML: ${damage.replace(/^[^ ]*: /, '')}` },
    ...(builder.controlNumber && { controlNumber: builder.controlNumber }),
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

class RecordBuilder {
  controlNumber: string | undefined;
  #leader = '';
  #fields: MarcField[] = [];
  #warnings: ReadWarning[] = [];
  #tag = '';
  #indicators = '  ';
  #subfields: Subfield[] = [];
  #code = '';
  #text = '';

  open(name: string, attributes: Record<string, string>): void {
    this.#text = '';
    if (name === 'controlfield' || name === 'datafield') this.#tag = attributes['tag']?.trim() ?? '';
    if (name === 'datafield') {
      this.#indicators = indicator(attributes['ind1']) + indicator(attributes['ind2']);
      this.#subfields = [];
    }
    if (name === 'subfield') this.#code = Array.from(attributes['code'] ?? '')[0] ?? '';
  }

  text(value: string): void {
    this.#text += value;
  }

  close(name: string): void {
    if (name === 'leader') this.#leader = this.#text;
    else if (name === 'controlfield') this.#add({ tag: this.#tag, value: this.#text });
    else if (name === 'datafield' && this.#subfields.length > 0) this.#add(this.#dataField());
    else if (name === 'subfield' && this.#code !== '')
      this.#subfields.push({ code: this.#code, value: this.#text });
    this.#text = '';
  }

  finish(): Parsed {
    if (this.#fields.length === 0)
      return { reason: { code: 'no-fields', message: 'The record has no fields.' } };
    if (this.#leader.length !== 24) {
      this.#warnings.push({ code: 'leader-wrong', message: 'The leader has not 24 characters.' });
    }
    return {
      record: { leader: canonicalLeader(this.#leader), fields: this.#fields },
      warnings: this.#warnings,
    };
  }

  #dataField(): DataField {
    return { tag: this.#tag, indicators: this.#indicators, subfields: this.#subfields };
  }

  #add(field: MarcField): void {
    if (!/^[0-9A-Za-z]{3}$/.test(field.tag)) {
      const message = `A field with the tag ${JSON.stringify(field.tag)} was left out.`;
      this.#warnings.push({ code: 'field-dropped', message });
      return;
    }
    if (field.tag === '001' && 'value' in field) this.controlNumber ??= field.value.trim().slice(0, 100);
    this.#fields.push(field);
  }
}

function indicator(value: string | undefined): string {
  return value !== undefined && /^[\x20-\x7e]/.test(value) ? value.charAt(0) : ' ';
}
