/**
 * Days from today until a calendar day, negative where it has passed.
 *
 * @param timeZone - whose today it is, the device's where absent
 */
export function daysUntil(day: string, timeZone: string | undefined, now: Date = new Date()): number {
  const today = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(now);
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

/** The days that a language has a word for: `hari ini`, `besok`; nothing for others. */
export function nearDayIn(language: Intl.LocalesArgument, days: number): string | undefined {
  if (days !== 0 && days !== 1) return undefined;
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
}
