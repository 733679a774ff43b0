import { charKinds, foldCodePoint } from './fold.ts';

/** A word of a text: its folded form, and the stretch `[start, end)` it takes, in UTF-16 code units of that text. */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

export interface Analysis {
  /** The words in order. Scripts written without spaces give overlapping pairs of characters. */
  readonly tokens: Token[];
  /** Further forms under which a stretch can be found: `alquran` for `Al-Qur'an`. They take no part in phrases. */
  readonly alternates: Token[];
}

/** Articles and particles that elide: `l'étranger` is to be found as `étranger` too. */
const elided = new Set([
  'l',
  'd',
  'j',
  'm',
  'n',
  's',
  't',
  'c',
  'o',
  'qu',
  'all',
  'dell',
  'nell',
  'sull',
  'un',
]);

/** `anak2`: how Indonesian notes a doubled word, `anak-anak`. */
const doubled = /^[a-z]{3,}2$/;

/** Of ASCII, without the signs that can stand inside a word. */
const plain = /^[ -"$-&(-*,-_a-~]*$/;

const homorganicNasal = /ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])/g;

/** Takes a text apart into words. */
export function analyse(text: string): Analysis {
  return new Scanner(text).scan();
}

class Scanner {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #alternates: Token[] = [];
  #term = '';
  #start = 0;
  /** Where in the current word the first apostrophe was: in `term` and in the text. */
  #apostrophe: { readonly length: number; readonly at: number } | undefined;
  #units: Token[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  scan(): Analysis {
    const text = this.#text;
    if (plain.test(text)) this.#scanPlain(text.toLowerCase());
    else this.#scanFolding(text);
    this.#addJoined();
    return { tokens: this.#tokens, alternates: this.#alternates };
  }

  /** Most texts need no folding beyond lower case; this way is several times faster. */
  #scanPlain(text: string): void {
    for (const { 0: term, index } of text.matchAll(/[a-z0-9]+/g)) {
      this.#term = term;
      this.#start = index;
      this.#endWord(index + term.length);
    }
  }

  #scanFolding(text: string): void {
    let at = 0;
    while (at < text.length) {
      const codePoint = text.codePointAt(at)!;
      const end = at + (codePoint > 0xffff ? 2 : 1);
      const { kind, text: folded } = foldCodePoint(codePoint);
      if (kind === charKinds.spaced) {
        this.#endUnits();
        if (!this.#term) this.#start = at;
        this.#term += folded;
      } else if (kind === charKinds.ignored) {
        if (this.#term && !this.#apostrophe) this.#apostrophe = { length: this.#term.length, at: end };
      } else if (kind === charKinds.separator) {
        // `C++` and `C#` are other things than `C`.
        if ((codePoint === 0x2b || codePoint === 0x23) && /^[a-z]\+?$/.test(this.#term)) {
          this.#term += String.fromCharCode(codePoint);
        } else {
          this.#endWord(at);
          this.#endUnits();
        }
      } else {
        this.#endWord(at);
        this.#addUnit(folded, at, end, kind === charKinds.unspacedMark);
      }
      at = end;
    }
    this.#endWord(text.length);
    this.#endUnits();
  }

  #endWord(end: number): void {
    const term = this.#term;
    if (!term) return;
    const start = this.#start;
    if (doubled.test(term)) {
      const token = { term: term.slice(0, -1), start, end };
      this.#tokens.push(token, token);
    } else {
      this.#tokens.push({ term: term > '\u0900' ? term.replace(homorganicNasal, '') : term, start, end });
    }
    const apostrophe = this.#apostrophe;
    if (apostrophe && term.length > apostrophe.length + 1 && elided.has(term.slice(0, apostrophe.length))) {
      this.#alternates.push({ term: term.slice(apostrophe.length), start: apostrophe.at, end });
    }
    this.#term = '';
    this.#apostrophe = undefined;
  }

  #addUnit(folded: string, start: number, end: number, isMark: boolean): void {
    const last = isMark ? this.#units.pop() : undefined;
    this.#units.push(
      last ? { term: last.term + folded, start: last.start, end } : { term: folded, start, end },
    );
  }

  #endUnits(): void {
    const units = this.#units;
    if (units.length === 0) return;
    if (units.length === 1) this.#tokens.push(units[0]!);
    else {
      for (let i = 1; i < units.length; i++) {
        const first = units[i - 1]!;
        const second = units[i]!;
        this.#tokens.push({ term: first.term + second.term, start: first.start, end: second.end });
      }
      this.#alternates.push(...units);
    }
    this.#units = [];
  }

  /** `e-book` as `ebook`, `Al-Qur'an` as `alquran`, `J. K.` as `jk`. */
  #addJoined(): void {
    const tokens = this.#tokens;
    for (let i = 0; i + 1 < tokens.length; i++) {
      const token = tokens[i]!;
      const next = tokens[i + 1]!;
      if (isInitial(token) && isInitial(next)) {
        let last = i + 1;
        while (last + 1 < tokens.length && isInitial(tokens[last + 1]!)) last++;
        const initials = tokens.slice(i, last + 1);
        const term = initials.map((initial) => initial.term).join('');
        this.#alternates.push({ term, start: token.start, end: tokens[last]!.end });
        i = last - 1;
      } else if (token.term.length <= 4 && token.term !== next.term && this.#hyphenBetween(token, next)) {
        this.#alternates.push({ term: token.term + next.term, start: token.start, end: next.end });
      }
    }
  }

  #hyphenBetween(token: Token, next: Token): boolean {
    return next.start === token.end + 1 && /[-‐‑–]/.test(this.#text.charAt(token.end));
  }
}

function isInitial(token: Token): boolean {
  return token.term.length === 1 && token.term >= 'a' && token.term <= 'z';
}
