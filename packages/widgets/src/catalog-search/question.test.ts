import { expect } from '@open-wc/testing';
import { slow } from '@pustaka/core/testing';
import { Part } from '../foundation/part.ts';
import { libraryUrl } from '../standard/pretend-library.ts';
import { settled, shown, until } from '../standard/widget-under-test.ts';
import type { PustakaCatalogSearch } from './element.ts';
import type Results from './results/results.ts';
import { SearchPage } from './search-page.fixture.ts';

describe('a search whose results are asked for before there is code to show them', () => {
  const page = new SearchPage();
  const { all, titles, headline, status, focused, click } = page;
  /** Lets the code come, or keeps it away. */
  let release: () => void;
  let isThere: boolean;
  let failures: unknown[];

  const begin = (attributes: Record<string, string> = {}, width = '60rem') => {
    const box = document.createElement('main');
    Object.assign(box, { lang: 'id' });
    box.style.width = width;
    const widget = document.createElement('pustaka-catalog-search');
    const released = new Promise<void>((resolve) => (release = resolve));
    const results = new Part<PustakaCatalogSearch, Results>(widget, async () => {
      if (!isThere) throw new TypeError('Failed to fetch dynamically imported module');
      await released;
      return import('./results/results.ts');
    });
    Object.assign(widget, { results });
    widget.addEventListener('pustaka-error', ({ error }) => failures.push(error));
    for (const [name, value] of Object.entries({ library: libraryUrl, ...attributes }))
      widget.setAttribute(name, value);
    box.append(widget);
    document.body.append(box);
    page.widget = widget;
    return box;
  };
  const calls = () => page.library.requests.filter(({ url }) => /search|arrivals/.test(url));

  beforeEach(() => {
    isThere = true;
    failures = [];
  });

  it('asks once, and keeps the places until both are there', async () => {
    begin();
    await until(() => calls().length === 1, 'the call');
    await settled(page.widget);
    expect(all('.ghost')).to.have.length(20);
    expect(all('#headline')[0]!.ariaLabel, 'a heading that has no words yet').to.equal(
      'Cari di perpustakaan',
    );
    expect(all('.trouble')).to.have.length(0);
    release();
    await until(() => titles()[0] === 'Laskar Pelangi', 'the new arrivals');
    expect(all('.ghost')).to.have.length(0);
    expect(all('#headline')[0]!.ariaLabel).to.equal(null);
    expect(calls()).to.have.length(1);
  });

  it('shows what was asked last', async () => {
    begin();
    await until(() => calls().length === 1, 'the call');
    page.widget.query = 'hujan';
    await until(() => calls().length === 2, 'the other call');
    release();
    await until(() => titles().join() === 'Hujan', 'the results');
    expect(status()).to.equal('1 judul untuk “hujan”');
  });

  it('gives the call up when it leaves the page, and asks again when it comes back', async () => {
    page.library.troubles = [slow('all', 60_000)];
    const box = begin();
    await until(() => calls().length === 1, 'the call');
    page.widget.remove();
    await until(() => calls()[0]!.signal.aborted, 'the call given up');
    page.library.troubles = [];
    box.append(page.widget);
    release();
    await until(() => titles()[0] === 'Laskar Pelangi', 'the new arrivals');
    expect(failures).to.deep.equal([]);
  });

  for (const [state, attributes, focus] of [
    ['its list', {}, '#headline'],
    ['the record of its address', { 'sync-address': '' }, '.back'],
  ] as const) {
    it(`says that the code for ${state} cannot be had, and how to go on`, async () => {
      history.replaceState(null, '', '?pustaka-q=hujan&pustaka-record=h2x4k7f3n6ug');
      isThere = false;
      begin(attributes);
      const trouble = await shown(page.widget, '.trouble');
      await until(() => status(), 'what a screen reader is told');
      expect(trouble.checkVisibility()).to.equal(true);
      expect(trouble.textContent).to.contain('muat ulang halaman');
      expect(trouble.textContent).to.contain(status());
      expect(failures.map(String)).to.deep.equal(['TypeError: Failed to fetch dynamically imported module']);
      isThere = true;
      release();
      await click('.trouble button');
      await shown(page.widget, '[data-record]');
      await settled(page.widget);
      expect(all('.trouble')).to.have.length(0);
      expect(focused()?.matches(focus)).to.equal(true);
    });
  }

  it('goes on by itself when the device is online again', async () => {
    isThere = false;
    begin({ query: 'bumi' });
    await shown(page.widget, '.trouble');
    isThere = true;
    release();
    dispatchEvent(new Event('online'));
    await until(() => headline() === '1 judul untuk “bumi”', 'the results');
  });

  for (const width of ['20rem', '22.5rem', '48rem', '78rem']) {
    it(`fills its places without moving them, ${width} wide`, async () => {
      begin({ query: 'pendidikan' }, width);
      const waiting = (await shown(page.widget, '.ghost')).getBoundingClientRect();
      release();
      const found = await shown(page.widget, '[part~="result"]');
      await settled(page.widget);
      const { top, left } = found.getBoundingClientRect();
      expect([top, left, found.getBoundingClientRect().width]).to.deep.equal([
        waiting.top,
        waiting.left,
        waiting.width,
      ]);
    });
  }
});
