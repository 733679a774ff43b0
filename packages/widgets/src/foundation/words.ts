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
  /** Under which `addWords` finds it: `catalog-search`. */
  readonly name: string;
  readonly indonesian: W;
  readonly others: Readonly<Record<string, () => Promise<{ readonly default: Translated<W> }>>>;
}

/** What `addWords` has added, by language and vocabulary: `jv/catalog-search`. */
export const added = new Map<string, Words>();

/** Called whenever words were added. */
export const listeners = new Set<() => void>();

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
