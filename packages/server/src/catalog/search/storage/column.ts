/** A growing column of numbers, one for each record. */
export class Column<A extends Uint8Array | Uint32Array | Float64Array> {
  /** Only the first {@link length} numbers mean something. Replaced when it grows: do not keep it across an append. */
  data: A;
  length = 0;
  readonly #create: (length: number) => A;

  constructor(create: (length: number) => A) {
    this.#create = create;
    this.data = create(64);
  }

  static bytes(): Column<Uint8Array> {
    return new Column((length) => new Uint8Array(length));
  }

  static integers(): Column<Uint32Array> {
    return new Column((length) => new Uint32Array(length));
  }

  static doubles(): Column<Float64Array> {
    return new Column((length) => new Float64Array(length));
  }

  push(value: number): void {
    if (this.length === this.data.length) this.#resize(Math.ceil(this.length * 1.5));
    this.data[this.length++] = value;
  }

  /** Keeps the rows whose numbers are given, ascending, and gives back the room that growing had taken. */
  compact(keep: Uint32Array): void {
    const before = this.data;
    const after = this.#create(roomFor(keep.length));
    for (let i = 0; i < keep.length; i++) after[i] = before[keep[i]!]!;
    this.data = after;
    this.length = keep.length;
  }

  #resize(room: number): void {
    const after = this.#create(room);
    after.set(this.data);
    this.data = after;
  }
}

/** A growing table of lists of numbers, one list for each record. */
export class Lists {
  /** The lists one after another. Replaced when it grows: do not keep it across an append. */
  values = new Uint32Array(256);
  /** List `i` is `values[starts[i]]` up to `values[starts[i + 1]]`. */
  readonly #starts = Column.integers();

  constructor() {
    this.#starts.push(0);
  }

  get length(): number {
    return this.#starts.length - 1;
  }

  get starts(): Uint32Array {
    return this.#starts.data;
  }

  push(list: readonly number[]): void {
    const start = this.starts[this.length]!;
    const end = start + list.length;
    if (end > this.values.length) {
      const grown = new Uint32Array(Math.max(end, Math.ceil(this.values.length * 1.5)));
      grown.set(this.values);
      this.values = grown;
    }
    for (let i = 0; i < list.length; i++) this.values[start + i] = list[i]!;
    this.#starts.push(end);
  }

  /** One list, as a view that holds until the next append. */
  list(index: number): Uint32Array {
    return this.values.subarray(this.starts[index], this.starts[index + 1]);
  }

  /** Keeps the lists whose numbers are given, ascending. */
  compact(keep: Uint32Array): void {
    const { starts, values } = this;
    let size = 0;
    for (const index of keep) size += starts[index + 1]! - starts[index]!;
    const after = new Uint32Array(roomFor(size));
    const ends = new Uint32Array(keep.length);
    let at = 0;
    for (let i = 0; i < keep.length; i++) {
      const index = keep[i]!;
      after.set(values.subarray(starts[index], starts[index + 1]), at);
      at += starts[index + 1]! - starts[index]!;
      ends[i] = at;
    }
    this.values = after;
    this.#starts.compact(new Uint32Array(1));
    for (const end of ends) this.#starts.push(end);
  }
}

/** Some air for what comes next. */
function roomFor(length: number): number {
  return Math.ceil(length * 1.1) + 64;
}
