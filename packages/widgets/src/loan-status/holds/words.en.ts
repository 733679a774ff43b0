import type { Translated } from '../../foundation/words.ts';
import type { indonesian } from './words.id.ts';

const english: Translated<typeof indonesian> = {
  holds: 'Holds',
  empty: 'No holds. You can place one from the catalogue on what others have borrowed.',
  'status.ready': 'Ready at {branch}',
  'status.in-transit': 'On its way to {branch}',
  'status.waiting': 'Waiting',
  'status.suspended': 'Suspended',
  'ready.until': 'Kept until {date}',
  queue: 'Number {position} of {total}',
  estimate: { one: 'in about {count} day', other: 'in about {count} days' },
  'suspended.until': 'until {date}',
  pickup: 'Pick up at',
  'pickup.title': 'Where to pick up {title}',
  move: 'Move',
  'move.title': 'Move {title} to this branch',
  moved: 'To be picked up at {branch}',
  suspend: 'Suspend',
  'suspend.title': 'Suspend the hold on {title}',
  suspended: 'Hold suspended: you are passed over until you resume it',
  resume: 'Resume',
  'resume.title': 'Resume the hold on {title}',
  resumed: 'Hold resumed',
  cancel: 'Cancel',
  'cancel.title': 'Cancel the hold on {title}',
  'cancel.sure': 'Cancel this hold? You will lose your place.',
  'cancel.yes': 'Yes, cancel it',
  'cancel.no': 'No',
  cancelled: 'Hold on {title} cancelled',
};

export default english;
