/** A calendar day, `2026-11-21`, as a language writes it: `21 November 2026`. */
export const dateIn = (language: Intl.LocalesArgument, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
