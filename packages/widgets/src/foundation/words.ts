/**
 * A text of the interface. `{name}` is replaced by a value; numbers are written as the language writes them. Where the
 * wording depends on `count`, one text for each plural category of the language (CLDR).
 */
export type Message = string | Readonly<{ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>>;

export type Words = Readonly<Record<string, Message>>;

/** The same texts in another language. */
export type Translated<W extends Words> = { readonly [Key in keyof W]: Message };

/** The words of one part of the interface: Indonesian at once, other languages when they are first asked for. */
export interface Vocabulary<W extends Words = Words> {
  /** Under which {@link addWords} finds it: `catalog-search`. */
  readonly name: string;
  readonly indonesian: W;
  readonly others: Readonly<Record<string, () => Promise<{ readonly default: Translated<W> }>>>;
}

const added = new Map<string, Words>();
const listeners = new Set<() => void>();

/**
 * Teaches the widgets another language, or other words for one they know. Widgets on the page take them up at once;
 * texts that are left out stay as they are.
 *
 * @param language - BCP 47, as in the page's `lang` attributes: `jv`
 * @param words - by vocabulary: `{ 'catalog-search': { search: 'Golèki' } }`
 */
export function addWords(language: string, words: Readonly<Record<string, Words>>): void {
  for (const [name, texts] of Object.entries(words)) added.set(`${language}/${name}`, texts);
  for (const listener of listeners) listener();
}

/** Calls back whenever words were added, until the returned function is called. */
export function onWordsAdded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The words for a language, or for the language without its region, or Indonesian: never a failure.
 *
 * @returns the words, and the language they are in
 */
export async function wordsFor<W extends Words>(
  vocabulary: Vocabulary<W>,
  language: string,
): Promise<[Translated<W>, language: string]> {
  const plain = language.split('-', 1)[0]!;
  const load = vocabulary.others[language] ?? vocabulary.others[plain];
  const shipped = await load?.().catch(() => undefined);
  const own = added.get(`${language}/${vocabulary.name}`) ?? added.get(`${plain}/${vocabulary.name}`);
  const words = { ...vocabulary.indonesian, ...shipped?.default, ...own };
  return [words, shipped || own || plain === 'id' ? language : 'id'];
}
