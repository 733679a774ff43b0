import { maxRecordBytes } from '../outcome.ts';
import type { ReadReason } from '../outcome.ts';

/** One `<record>` element, or a place where the file is damaged. */
export interface XmlFrame {
  readonly bytes: Buffer;
  /** Of the element's `<`, from the start of the file. */
  readonly offset: number;
  readonly reason?: ReadReason;
}

const name = (local: string) => `(?:[A-Za-z_][\\w.-]{0,40}:)?${local}(?=[\\s/>])`;
const fieldName = name('(?:leader|controlfield|datafield)');
const landmark = new RegExp(
  `<!--|<!\\[CDATA\\[|<!DOCTYPE|<${name('record')}|<${fieldName}|</?${name('collection')}`,
  'gi',
);
const recordEdge = new RegExp(`<(/?)${name('record')}[^<>]*>?`, 'g');
const content = new RegExp(`<${fieldName}`);
/** No landmark is longer, so one that a chunk's end cuts starts within this many bytes of it. */
const longestLandmark = 64;

/**
 * Cuts a stream of MARCXML into its `record` elements, whatever holds them (a `collection`, an OAI-PMH or SRU answer,
 * nothing), so that each is parsed alone: damage in one cannot touch the next. Holds one record at a time. Any ASCII
 * superset will do; offsets are exact, for the bytes are scanned as they are.
 */
export async function* xmlFrames(source: AsyncIterable<Uint8Array>): AsyncGenerator<XmlFrame> {
  const cutter = new XmlCutter();
  for await (const chunk of source) {
    yield* cutter.take(chunk);
    if (cutter.refused) return;
  }
  yield* cutter.end();
}

class XmlCutter {
  refused = false;
  #pending: Buffer = Buffer.alloc(0);
  /** {@link XmlCutter.#pending}, a character a byte. */
  #text = '';
  #offset = 0;
  #at = 0;
  #seen = false;
  #openCollections = 0;

  *take(chunk: Uint8Array): Generator<XmlFrame> {
    this.#pending = Buffer.concat([this.#pending.subarray(this.#at), chunk]);
    this.#offset += this.#at;
    this.#at = 0;
    this.#text = this.#pending.toString('latin1');
    yield* this.#cut(false);
  }

  *end(): Generator<XmlFrame> {
    yield* this.#cut(true);
    if (this.refused) return;
    if (this.#openCollections > 0) {
      yield this.#damage('truncated', 'The file ends before the end of its collection.', this.#text.length);
    } else if (!this.#seen && this.#offset + this.#text.length > 0) {
      yield this.#damage('not-marc', 'There is no MARCXML record in this file.', 0);
    }
  }

  *#cut(atEnd: boolean): Generator<XmlFrame> {
    for (;;) {
      landmark.lastIndex = this.#at;
      const found = landmark.exec(this.#text);
      if (found === null) {
        this.#at = atEnd ? this.#text.length : Math.max(this.#at, this.#text.length - longestLandmark);
        return;
      }
      this.#at = found.index;
      const next = yield* this.#pass(found[0], atEnd);
      if (next === undefined) return;
      this.#at = next;
    }
  }

  /** Deals with the landmark at the current place; gives where to go on, or nothing to wait for more bytes. */
  *#pass(found: string, atEnd: boolean): Generator<XmlFrame, number | undefined> {
    const after = this.#at + found.length;
    if (found === '<!--') return yield* this.#skipTo('-->', after, atEnd);
    if (found === '<![CDATA[') return yield* this.#skipTo(']]>', after, atEnd);
    if (found.toUpperCase() === '<!DOCTYPE') {
      this.refused = true;
      yield this.#damage(
        'xml-doctype',
        'Document type declarations are refused: they can define entities.',
        this.#at,
      );
      return undefined;
    }
    this.#seen = true;
    if (/collection$/i.test(found)) {
      if (found.startsWith('</')) this.#openCollections -= 1;
      else if (!/^[^<>]*\/>/.test(this.#text.slice(after, after + 2000))) this.#openCollections += 1;
      return after;
    }
    return yield* this.#record(after, /record$/i.test(found), atEnd);
  }

  *#skipTo(end: string, from: number, atEnd: boolean): Generator<XmlFrame, number | undefined> {
    const found = this.#text.indexOf(end, from);
    if (found >= 0) return found + end.length;
    if (!atEnd && this.#text.length - from < maxRecordBytes) return undefined;
    yield this.#damage('xml-damaged', `A comment or section has no end (${end}).`, this.#at);
    return from;
  }

  /**
   * From a record's start tag, or from a field that no start tag precedes (`hasStart` false), to its end tag, or to
   * the start of the next record where it has none.
   */
  *#record(after: number, hasStart: boolean, atEnd: boolean): Generator<XmlFrame, number | undefined> {
    recordEdge.lastIndex = after;
    const edge = recordEdge.exec(this.#text);
    // Without a `>` the tag goes on in the next chunk, or is damaged and ends where the next one starts.
    const isCut = edge !== null && !edge[0].endsWith('>') && recordEdge.lastIndex === this.#text.length;
    if (edge === null || isCut) {
      if (atEnd) {
        this.#openCollections = 0;
        yield this.#damage('truncated', 'The file ends within this record.', this.#at);
        return this.#text.length;
      }
      if (this.#text.length - after < maxRecordBytes) return undefined;
      yield this.#damage('too-long', `No end of record within ${maxRecordBytes} bytes.`, this.#at);
      return after;
    }
    const isEnd = edge[1] === '/';
    const end = isEnd ? edge.index + edge[0].length : edge.index;
    const bytes = this.#pending.subarray(this.#at, end);
    if (isEnd && hasStart) {
      yield { bytes, offset: this.#offset + this.#at };
    } else if (!hasStart) {
      yield this.#damage('xml-damaged', 'The record has no start tag.', this.#at);
    } else if (content.test(this.#text.slice(this.#at, end))) {
      yield { ...this.#damage('xml-damaged', 'The record has no end tag.', this.#at), bytes };
    }
    // Else it is an envelope: OAI-PMH and SRU wrap each record in a `record` of their own.
    return end;
  }

  #damage(code: ReadReason['code'], message: string, at: number): XmlFrame {
    return { bytes: Buffer.alloc(0), offset: this.#offset + at, reason: { code, message } };
  }
}
