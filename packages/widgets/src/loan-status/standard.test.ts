import { failing, offline } from '@pustaka/core/testing';
import { keepsTheStandard } from '../standard/keeps-the-standard.ts';
import { held } from '../standard/pretend-library.ts';
import { shown } from '../standard/widget-under-test.ts';
import './define.ts';

keepsTheStandard({
  tag: 'pustaka-loan-status',
  module: new URL('./define.ts', import.meta.url).href,
  fallback: '<a href="/akun">Pinjaman saya</a>',
  site: 'sekolah',
  loading: 'loading',
  full: 'full',
  states: {
    loading: { troubles: [held('all').trouble], shows: '.ghost' },
    full: { shows: '.things .renew' },
    'signed out': { attributes: { site: 'sekolah-lain' }, shows: '.prompt' },
    'with a session that ended': {
      troubles: [failing('circulation.renewAll', { status: 401, code: 'sign-in-required', title: 'Masuk' })],
      shows: '.prompt',
      reach: async (widget) => {
        (await shown(widget, '.bar button')).click();
      },
    },
    "with a child's card, which has nothing due": {
      shows: '[part~="hold"]',
      reach: async (widget) => {
        const cards = await shown<HTMLSelectElement>(widget, 'select');
        cards.value = 'bima';
        cards.dispatchEvent(new Event('change'));
      },
    },
    'with outcomes of renewing all': {
      shows: '.outcome.late',
      reach: async (widget) => {
        (await shown(widget, '.bar button')).click();
      },
    },
    'with a hold about to be cancelled': {
      shows: '.sure',
      reach: async (widget) => {
        (await shown(widget, '.cancel')).click();
      },
    },
    'with a calendar address': {
      shows: '.calendar input',
      reach: async (widget) => {
        (await shown(widget, '.calendar .create')).click();
      },
    },
    'after a failure': {
      troubles: [failing('all', { status: 500, code: 'internal', title: 'Ada yang tidak beres' })],
      shows: '[part~="error"]',
    },
    offline: { troubles: [offline()], shows: '[part~="error"]' },
  },
});
