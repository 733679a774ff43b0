const day = 86_400_000;

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);

/** The local day of an instant in a time zone, so many days later: `2026-11-21`. */
export const dayOf = (instant: Date, timeZone: string, later = 0): string =>
  addDays(new Intl.DateTimeFormat('en-CA', { timeZone }).format(instant), later);

/** How many days one date is after another; negative before it. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / day;
