import type { ReactiveController } from 'lit';
import type { PustakaElement } from './element.ts';
import { listeners, wordsFor } from './words.ts';
import type { Translated, Vocabulary, Words } from './words.ts';

/** What a text's places are filled with. */
export type Values = Readonly<Record<string, string | number>>;

/** Speaks a vocabulary in the language of its element, and follows it when that changes. */
export class Speech<W extends Words> implements ReactiveController {
  /** What the words are in, for dates and numbers beside them; then Indonesian, where a browser cannot write that. */
  languages: readonly string[] = ['id'];
  readonly #host: PustakaElement;
  readonly #vocabulary: Vocabulary<W>;
  #words: Translated<W> | undefined;
  /** What was last asked for. */
  #asked: string | undefined;

  constructor(host: PustakaElement, vocabulary: Vocabulary<W>) {
    this.#host = host;
    this.#vocabulary = vocabulary;
    host.addController(this);
  }

  /** False until the words of the first language are there. */
  get ready(): boolean {
    return this.#words !== undefined;
  }

  hostConnected(): void {
    listeners.add(this.#askAnew);
  }

  hostDisconnected(): void {
    listeners.delete(this.#askAnew);
  }

  hostUpdate(): void {
    const { language } = this.#host.locale;
    if (language === this.#asked) return;
    this.#asked = language;
    if (language === 'id') this.#words ??= this.#vocabulary.indonesian;
    void wordsFor(this.#vocabulary, language).then(([words, spoken]) => {
      if (language !== this.#host.locale.language) return;
      this.#words = words;
      this.languages = [spoken, 'id'];
      this.#host.requestUpdate();
    });
  }

  readonly #askAnew = (): void => {
    this.#asked = undefined;
    this.#host.requestUpdate();
  };

  /** A text: `say('total', { count: 3 })` gives `3 judul`. */
  readonly say = (key: keyof W & string, values: Values = {}): string => {
    const { languages } = this;
    // Words may be the vocabulary's that came with code after these were put together.
    let message = this.#words?.[key] ?? this.#vocabulary.indonesian[key] ?? '';
    if (typeof message !== 'string') {
      message = message[new Intl.PluralRules(languages).select(Number(values.count))] ?? message.other;
    }
    return message.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? new Intl.NumberFormat(languages).format(value) : value;
    });
  };

  /** The name of a code of the contract: `nameOf('format', 'book')` gives `Buku`; a code without a name, itself. */
  readonly nameOf = (kind: string, code: string): string => this.say(`${kind}.${code}`) || code;

  /** `Pusat, Timur, dan Barat`. */
  readonly list = (texts: readonly string[]): string => new Intl.ListFormat(this.languages).format(texts);
}
