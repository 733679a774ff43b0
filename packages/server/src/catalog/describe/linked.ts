import { isDataField, subfield } from '../../marc/index.ts';
import type { DataField, MarcRecord } from '../../marc/index.ts';

/**
 * The fields of a record together with their 880s. A romanised field carries `$6 880-01`, its twin in the original
 * script is an 880 with `$6 245-01/(2/r` (MARC 21, Appendix A, "Control Subfields").
 */
export class LinkedFields {
  readonly #byTag = new Map<string, DataField[]>();
  readonly #originals = new Map<string, DataField[]>();

  constructor(record: MarcRecord) {
    for (const field of record.fields) {
      if (!isDataField(field)) continue;
      if (field.tag === '880') add(this.#originals, linkOf(field)?.tag ?? '', field);
      else add(this.#byTag, field.tag, field);
    }
  }

  /** The fields with these tags, tag after tag as given. */
  all(...tags: readonly string[]): DataField[] {
    const found: DataField[] = [];
    for (const tag of tags) append(found, this.#byTag.get(tag));
    return found;
  }

  /** As {@link LinkedFields.all}, each tag's fields followed by those in original script, linked or not. */
  inEveryScript(...tags: readonly string[]): DataField[] {
    const found: DataField[] = [];
    for (const tag of tags) {
      append(found, this.#byTag.get(tag));
      append(found, this.#originals.get(tag));
    }
    return found;
  }

  /** The twin of a field in the original script. */
  originalOf(field: DataField): DataField | undefined {
    const link = linkOf(field);
    if (link?.tag !== '880' || link.occurrence === '00') return undefined;
    return this.#originals.get(field.tag)?.find((other) => linkOf(other)?.occurrence === link.occurrence);
  }

  /** The fields in original script that name this tag. */
  originals(tag: string): readonly DataField[] {
    return this.#originals.get(tag) ?? [];
  }
}

function linkOf(field: DataField): { tag: string; occurrence: string } | undefined {
  const [, tag, occurrence] = /^(\w{3})-(\d{2})/.exec(subfield(field, '6') ?? '') ?? [];
  return tag !== undefined && occurrence !== undefined ? { tag, occurrence } : undefined;
}

function add(map: Map<string, DataField[]>, key: string, field: DataField): void {
  const fields = map.get(key);
  if (fields === undefined) map.set(key, [field]);
  else fields.push(field);
}

function append(found: DataField[], fields: readonly DataField[] = []): void {
  for (const field of fields) found.push(field);
}
