import type { Translated } from '../../foundation/words.ts';
import type { indonesian } from './words.id.ts';

const english: Translated<typeof indonesian> = {
  calendar: 'Due dates in your calendar',
  what: 'The calendar of your phone or computer can follow your due dates.',
  create: 'Make a calendar address',
  active: 'Your calendar is active. Its address cannot be shown again.',
  renew: 'Make a new address',
  made: 'Copy it now: this address cannot be shown again. Whoever has it can see your due dates.',
  address: 'Calendar address',
  copy: 'Copy',
  copied: 'Copied',
  subscribe: 'Open in calendar',
  revoke: 'Revoke the address',
  created: 'Calendar address made',
  revoked: 'Calendar address revoked',
};

export default english;
