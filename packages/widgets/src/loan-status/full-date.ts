/** A calendar day with its weekday: `Sabtu, 21 November 2026`. */
export const fullDateIn = (language: Intl.LocalesArgument, day: string): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(day));
