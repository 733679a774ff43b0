import { failing, offline } from '@pustaka/core/testing';
import type { PustakaElement } from '../foundation/element.ts';
import { keepsTheStandard } from '../standard/keeps-the-standard.ts';
import { held } from '../standard/pretend-library.ts';
import { pretendWindows } from '../standard/pretend-sign-in.ts';
import { shown } from '../standard/widget-under-test.ts';
import './define.ts';
import type { PustakaCatalogSearch } from './element.ts';

/** Signs in by the way, where nobody is signed in yet. */
async function placeHold(widget: PustakaElement, selector: string): Promise<void> {
  const button = await shown(widget, selector);
  const close = pretendWindows('allows', undefined, widget.ownerDocument.defaultView!);
  button.click();
  close();
}

keepsTheStandard({
  tag: 'pustaka-catalog-search',
  module: new URL('./define.ts', import.meta.url).href,
  fallback: '<form action="/cari"><input name="q" aria-label="Cari" /><button>Cari</button></form>',
  loading: 'loading',
  full: 'with new arrivals',
  states: {
    loading: { troubles: [held('all').trouble], shows: '.ghost' },
    'with new arrivals': { shows: '.shelf .link' },
    'with results': { attributes: { query: 'pendidikan' }, shows: '.hits .link' },
    'with a mended query and a second page': {
      attributes: { query: 'laksar', 'page-size': '1' },
      shows: '.notice .link',
    },
    'with nothing found': { attributes: { query: 'zzzz' }, shows: '.notice' },
    'with suggestions': {
      shows: '[role="option"]',
      reach: async (widget) => {
        const input = await shown<HTMLInputElement>(widget, 'input');
        input.focus();
        await (widget as PustakaCatalogSearch).suggest.load();
        input.value = 'la';
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      },
    },
    'with the sheet of filters': {
      attributes: { query: 'pendidikan' },
      shows: 'dialog[open]',
      reach: async (widget) => {
        (await shown(widget, '.open-sheet')).click();
      },
    },
    'with a record': {
      shows: 'table',
      reach: async (widget) => {
        (await shown(widget, '[data-record]')).click();
        (await shown(widget, 'summary')).click();
      },
    },
    'with a form that places a hold': {
      attributes: { query: 'bumi', site: 'taman-bacaan' },
      shows: 'form.hold',
      reach: async (widget) => {
        (await shown(widget, '[data-record]')).click();
        await placeHold(widget, '.hold .primary');
      },
    },
    'with a form that places a hold from the list': {
      attributes: { query: 'bumi', site: 'taman-bacaan' },
      shows: 'form.hold',
      reach: (widget) => placeHold(widget, '.hold button'),
    },
    'after a failure': {
      troubles: [failing('all', { status: 500, code: 'internal', title: 'Ada yang tidak beres' })],
      shows: '[part~="error"]',
    },
    offline: { troubles: [offline()], shows: '[part~="error"]' },
  },
});
