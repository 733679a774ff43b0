import { failing, offline } from '@pustaka/core/testing';
import { keepsTheStandard } from '../standard/keeps-the-standard.ts';
import { held } from '../standard/pretend-library.ts';
import { pretendWindows } from '../standard/pretend-sign-in.ts';
import { shown } from '../standard/widget-under-test.ts';
import './define.ts';

keepsTheStandard({
  tag: 'pustaka-sign-in',
  module: new URL('./define.ts', import.meta.url).href,
  fallback: '<a href="/akun">Masuk</a>',
  site: 'kampus',
  loading: 'loading',
  full: 'signed in',
  content: '.place',
  states: {
    loading: { troubles: [held('all').trouble], shows: '.ghost' },
    'signed in': { shows: '.who' },
    'with its menu': {
      shows: '[popover]:popover-open',
      reach: async (widget) => {
        (await shown(widget, '.who')).click();
      },
    },
    'signed out': { attributes: { site: 'kampus-lain' }, shows: '.sign-in' },
    'with a window open': {
      attributes: { site: 'kampus-ketiga' },
      shows: '.note',
      reach: async (widget) => {
        const close = pretendWindows('waits', undefined, widget.ownerDocument.defaultView!);
        (await shown(widget, '.sign-in')).click();
        close();
      },
    },
    'after a failure': {
      troubles: [failing('all', { status: 500, code: 'internal', title: 'Ada yang tidak beres' })],
      shows: '[part~="error"]',
    },
    offline: { troubles: [offline()], shows: '[part~="error"]' },
  },
});
