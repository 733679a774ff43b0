/** A text in the languages in which the server speaks. */
export interface Words {
  readonly id: string;
  readonly en: string;
}

/** What a text may be filled with, by placeholder. */
export type Details = Readonly<Record<string, string | number>>;

/** Picks the words for a BCP 47 language; Indonesian where the server does not speak it. */
export function inLanguage(words: Words, language: string): string {
  return spoken(language) === 'en' ? words.en : words.id;
}

/** The language in which {@link inLanguage} really answers. */
export function spoken(language: string): 'id' | 'en' {
  return /^en\b/i.test(language) ? 'en' : 'id';
}

/** Puts values in the place of `{name}`; a placeholder without a value stays. */
export function fill(text: string, values: Details): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : placeholder,
  );
}
