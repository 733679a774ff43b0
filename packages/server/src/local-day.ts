import { weekdays, type Weekday } from '@pustaka/core/contract';

const millisecondsADay = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day at a place, `YYYY-MM-DD`.
 *
 * @param timeZone an IANA name
 * @example localDay(new Date('2026-11-21T18:00:00Z'), 'Asia/Jakarta') // '2026-11-22'
 */
export function localDay(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
}

/** The day so many days later, or earlier where the number is negative. */
export function addDays(day: string, days: number): string {
  return dayOf(midnight(day) + days * millisecondsADay);
}

/** Days from one day to another; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return (midnight(to) - midnight(from)) / millisecondsADay;
}

export function weekdayOf(day: string): Weekday {
  // Counted from Sunday in JavaScript, from Monday in the contract.
  return weekdays[(new Date(midnight(day)).getUTCDay() + 6) % 7]!;
}

/** Whether there is such a day in the calendar. */
export function isDay(text: string): boolean {
  const time = midnight(text);
  return !Number.isNaN(time) && dayOf(time) === text;
}

// A local day has no time zone: UTC, where every day has 24 hours, only serves to count with.
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
