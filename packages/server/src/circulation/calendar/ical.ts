import type { Loan } from '@pustaka/core/contract';
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventBusyStatus } from 'ical-generator';
import { inLanguage } from '../../words.ts';

const words = {
  name: { id: 'Jatuh tempo buku', en: 'Books due' },
  due: { id: 'Kembalikan: ', en: 'Return: ' },
};

/** Hours after which calendar programs should look again. */
const refreshHours = 6;

/** From nine in the morning of the day before to the midnight at which the day itself begins, in seconds. */
const reminder = 15 * 60 * 60;

/**
 * Due dates as an iCalendar (RFC 5545): one all-day event a loan, with a reminder on the day before.
 *
 * @param language BCP 47
 * @param branchNames by the branch's id
 */
export function toIcal(
  loans: readonly Loan[],
  language: string,
  library: { readonly name: string; readonly branchNames: ReadonlyMap<string, string> },
): string {
  const calendar = ical({
    name: `${inLanguage(words.name, language)} – ${library.name}`,
    prodId: {
      company: 'Pustaka',
      product: 'Due dates',
      language: inLanguage({ id: 'ID', en: 'EN' }, language),
    },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshHours * 60 * 60,
  });
  for (const loan of loans) {
    const location = library.branchNames.get(loan.item.branch);
    const event = calendar.createEvent({
      id: `${loan.id}@pustaka`,
      // Of a whole day, the days of UTC are written.
      start: new Date(`${loan.dueDate}T00:00:00Z`),
      allDay: true,
      stamp: loan.borrowedAt,
      sequence: loan.renewals,
      summary: inLanguage(words.due, language) + loan.record.title,
      busystatus: ICalEventBusyStatus.FREE,
      ...(loan.record.author !== undefined && { description: loan.record.author }),
      ...(location !== undefined && { location }),
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: reminder });
  }
  return calendar.toString();
}
