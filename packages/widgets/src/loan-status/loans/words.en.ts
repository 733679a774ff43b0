import type { Translated } from '../../foundation/words.ts';
import type { indonesian } from './words.id.ts';

const english: Translated<typeof indonesian> = {
  empty: 'Nothing is on loan.',
  'due.late': { one: '{count} day overdue', other: '{count} days overdue' },
  'due.days': { one: 'in {count} day', other: 'in {count} days' },
  'due.back': 'Due {when}',
  fine: 'Fine up to today {amount}',
  renew: 'Renew',
  'renew.all': 'Renew all',
  renewing: 'Renewing…',
  renewed: 'Renewed until {date}',
  'renewed.all': '{renewed} of {total} renewed',
  'not.held-by-others': 'Not renewable: another reader is waiting',
  'not.renewal-limit': 'Renewed as often as is allowed',
  'not.too-long-overdue': 'Not renewable: overdue for too long',
  'not.card-blocked': 'Not renewable: the card is blocked',
  'not.card-expired': 'Not renewable: the card has expired',
  'not.fees-limit': 'Not renewable before fees are paid',
  'not.other': 'Not renewable',
};

export default english;
