/** The name of a language in a language: `jv` in `id` gives `Jawa`; what is no language tag, itself. */
export function languageNameIn(language: Intl.LocalesArgument, tag: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
