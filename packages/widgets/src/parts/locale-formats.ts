/** A calendar day, `2026-11-21`, as a language writes it: `21 November 2026`. */
export const dateIn = (language: string, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

/** A calendar day with its weekday: `Sabtu, 21 November 2026`. */
export const fullDateIn = (language: string, day: string): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(day));

/** The name of a language in a language: `jv` in `id` gives `Jawa`; what is no language tag, itself. */
export function languageNameIn(language: string, tag: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
