import { expect } from '@open-wc/testing';
import { failing, offline, slow } from '@pustaka/core/testing';
import { sendKeys } from '@web/test-runner-commands';
import { addWords } from '../foundation/words.ts';
import { libraryUrl, pretendLibrary } from '../standard/pretend-library.ts';
import type { PretendLibrary } from '../standard/pretend-library.ts';
import { clear, settled, shown, until } from '../standard/widget-under-test.ts';
import './define.ts';
import type { PustakaCatalogSearch } from './element.ts';

describe('pustaka-catalog-search', () => {
  let library: PretendLibrary;
  let widget: PustakaCatalogSearch;
  const address = location.href;

  const add = async (attributes: Record<string, string> = {}, width = '60rem') => {
    const box = document.createElement('main');
    box.lang = 'id';
    box.style.width = width;
    widget = document.createElement('pustaka-catalog-search');
    for (const [name, value] of Object.entries({ library: libraryUrl, ...attributes }))
      widget.setAttribute(name, value);
    box.append(widget);
    document.body.append(box);
    await shown(widget, '.link, .notice, .trouble');
    await settled(widget);
  };
  const all = (selector: string) => [...widget.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  const titles = () => all('[part~="result"] [part~="title"]').map((title) => title.textContent.trim());
  const headline = () => all('#headline')[0]?.textContent.trim();
  const status = () => all('[role="status"]')[0]?.textContent;
  const focused = () => widget.shadowRoot!.activeElement as HTMLElement | null;
  const type = async (text: string) => {
    widget.input!.focus();
    widget.input!.select();
    await sendKeys({ type: text });
  };
  const subject = (text: string) => all('dd button').find(({ textContent }) => textContent.trim() === text);
  const click = async (selector: string) => {
    (await shown(widget, selector)).click();
    await settled(widget);
  };

  beforeEach(() => {
    library = pretendLibrary();
  });
  afterEach(() => {
    clear();
    library.close();
    history.replaceState(null, '', address);
  });

  it('shows what the library added last before anything is asked', async () => {
    await add();
    expect(headline()).to.equal('Koleksi terbaru');
    expect(titles()[0]).to.equal('Laskar Pelangi');
    expect(status()).to.equal('');
  });

  it('searches for what was typed, marks what matched and tells a screen reader how much there is', async () => {
    await add();
    await type('bumi');
    await sendKeys({ press: 'Enter' });
    await until(() => titles().length === 1, 'one result');
    await settled(widget);
    expect(titles()).to.deep.equal(['Bumi Manusia']);
    expect(all('.title mark').map(({ textContent }) => textContent)).to.deep.equal(['Bumi']);
    expect(headline()).to.equal('1 judul untuk “bumi”');
    expect(status()).to.equal(headline());
    expect(focused()?.id).to.equal('q');
  });

  it('says in words at which branches a title is, by their names', async () => {
    await add({ query: 'hujan' });
    await until(() => all('.availability')[0]?.textContent.includes('Utara'), 'the names of the branches');
    expect(all('.availability')[0]?.textContent).to.equal(
      'Tersedia di Perpustakaan Utara dan Pustaka Keliling',
    );
  });

  describe('the suggestions', () => {
    const open = async (text: string) => {
      await add();
      widget.input!.focus();
      await widget.suggest.load();
      await type(text);
      await shown(widget, '[role="option"]');
    };

    it('are a combobox: arrows walk, the focus stays, Escape closes', async () => {
      await open('hi');
      const input = widget.input!;
      expect(input.getAttribute('aria-expanded')).to.equal('true');
      await sendKeys({ press: 'ArrowDown' });
      await settled(widget);
      const active = all(`#${input.getAttribute('aria-activedescendant') ?? 'none'}`)[0];
      expect(active?.getAttribute('aria-selected')).to.equal('true');
      expect(active?.textContent).to.contain('Hirata, Andrea');
      expect(focused()?.id).to.equal('q');
      expect(input.value).to.equal('hi');
      await sendKeys({ press: 'Escape' });
      await settled(widget);
      expect(input.getAttribute('aria-expanded')).to.equal('false');
      expect(all('[role="listbox"]')).to.have.length(0);
    });

    it('go round past either end by way of the field', async () => {
      await open('hi');
      const count = all('[role="option"]').length;
      for (let i = 0; i <= count; i++) await sendKeys({ press: 'ArrowDown' });
      await settled(widget);
      expect(widget.input!.hasAttribute('aria-activedescendant')).to.equal(false);
      await sendKeys({ press: 'ArrowUp' });
      await settled(widget);
      expect(all('[role="option"]').at(-1)?.getAttribute('aria-selected')).to.equal('true');
    });

    it('search for the one that Enter takes', async () => {
      await open('hi');
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      await until(() => headline()?.endsWith('“Hirata, Andrea”'), 'the results');
      expect(widget.input!.value).to.equal('Hirata, Andrea');
      expect(all('[role="listbox"]')).to.have.length(0);
    });

    it('are not asked for again while the reader types on, and outdated questions are given up', async () => {
      await open('hi');
      const asked = () => library.requests.filter(({ url }) => url.includes('/suggest'));
      const before = asked().length;
      library.troubles = [slow('catalog.suggest', 60_000)];
      await type('bo');
      await until(() => asked().length === before + 1, 'a question');
      library.troubles = [];
      await type('bob');
      await until(() => all('[role="option"]')[0]?.textContent.includes('Bobo'), 'the new suggestions');
      expect(asked()[before]?.signal.aborted).to.equal(true);
    });
  });

  describe('the filters', () => {
    const box = (value: string) => `.filters [data-facet="${value}"]`;

    it('narrow the list, keep the focus, and stand above it as chips', async () => {
      await add({ query: 'pendidikan' });
      const there = await shown(widget, box('language/en'));
      there.focus();
      there.click();
      await until(() => titles().length === 1, 'the narrower list');
      await settled(widget);
      expect(titles()).to.deep.equal(['The Rainbow Troops']);
      expect(focused()?.dataset.facet).to.equal('language/en');
      expect(all('.chips button')[0]?.textContent.trim()).to.equal('Inggris');
    });

    it('of one facet widen each other', async () => {
      await add({ query: 'pendidikan' });
      await click(box('language/en'));
      await until(() => titles().length === 1, 'the narrower list');
      await click(box('language/id'));
      await until(() => titles().length === 2, 'the wider list');
    });

    it('go when their chip is pressed, and leave the focus at the head of the list', async () => {
      await add({ query: 'pendidikan' });
      await click(box('language/en'));
      await click('.chips button');
      await until(() => titles().length === 2, 'the whole list');
      expect(focused()?.id).to.equal('headline');
    });

    it('are in a sheet where there is no room beside the list, which gives the focus back', async () => {
      await add({ query: 'pendidikan' }, '22rem');
      expect(all('.filters')[0]?.checkVisibility()).to.equal(false);
      const opener = await shown(widget, '.open-sheet');
      opener.focus();
      opener.click();
      const english = await shown(widget, 'dialog [data-facet="language/en"]');
      english.focus();
      english.click();
      await until(() => titles().length === 1, 'the narrower list');
      await settled(widget);
      expect(focused()?.dataset.facet).to.equal('language/en');
      expect(all('dialog .primary')[0]?.textContent.trim()).to.equal('Lihat 1 judul');
      await click('dialog .primary');
      expect(focused()?.className).to.equal('open-sheet');
      expect(opener.textContent.trim()).to.equal('Saring (1)');
    });
  });

  it('says when it mended the query, and how to search for it as typed', async () => {
    await add({ query: 'laksar' });
    expect(titles()).to.include('Laskar Pelangi');
    expect(all('.notice')[0]?.textContent).to.contain('“laskar”');
    await click('.notice .link');
    await until(() => headline()?.startsWith('Tidak ada judul'), 'nothing found');
    expect(new URL(library.requests.at(-1)!.url).searchParams.get('correct')).to.equal('false');
  });

  it('adds the next page, and takes the reader to where it begins', async () => {
    await add({ query: 'pendidikan', 'page-size': '1' });
    expect(titles()).to.have.length(1);
    const more = await shown(widget, '[part~="more"]');
    more.focus();
    more.click();
    await until(() => titles().length === 2, 'the next page');
    await until(() => focused()?.textContent.trim() === titles()[1], 'the focus on the first new title');
    expect(status()).to.equal('2 dari 2 ditampilkan');
  });

  it('opens a record with its items, and goes back to where the reader was', async () => {
    await add({ query: 'laskar' });
    const title = await shown(widget, '[data-record]');
    title.click();
    await shown(widget, 'table');
    await until(() => all('tbody th')[0]?.textContent.includes('Perpustakaan Pusat'), 'the branch');
    expect(focused()?.classList.contains('back')).to.equal(true);
    expect(
      all('tbody:nth-of-type(1) tr:nth-child(2) td').map(({ textContent }) =>
        textContent.trim().replace(/\s+/g, ' '),
      ),
    ).to.deep.equal(['899.221 3 HIR l', '–', 'Dipinjam kembali 4 Desember 2026']);
    expect(all('.citation a').map((link) => (link as HTMLAnchorElement).href)).to.deep.equal([
      `${libraryUrl}/v1/catalog/records/k3n7q2v5w4xa.ris`,
      `${libraryUrl}/v1/catalog/records/k3n7q2v5w4xa.bib`,
    ]);
    await click('.back');
    expect(focused()?.dataset.record).to.equal(title.dataset.record);
  });

  it('searches for what else there is about a subject of the record', async () => {
    await add({ query: 'laskar' });
    await click('[data-record]');
    await until(() => subject('Belitung › Sejarah'), 'the subject');
    subject('Belitung › Sejarah')!.click();
    await until(() => titles().length === 2, 'the list');
    await settled(widget);
    expect(titles()).to.deep.equal(['Laskar Pelangi', 'The Rainbow Troops']);
    expect(all('.chips button')[0]?.textContent.trim()).to.equal('Belitung › Sejarah');
    expect(widget.query).to.equal('');
    expect(focused()?.id).to.equal('headline');
  });

  it('leaves a record to the page that cancels its event', async () => {
    await add({ query: 'laskar' });
    let record = '';
    widget.addEventListener('pustaka-record', (event) => {
      event.preventDefault();
      record = event.record;
    });
    await click('[data-record]');
    expect(record).to.equal('k3n7q2v5w4xa');
    expect(titles()).not.to.have.length(0);
    expect(all('.back')).to.have.length(0);
  });

  it('shows what went wrong, in the words of the library, and tries again', async () => {
    library.troubles = [
      failing('catalog.search', { status: 500, code: 'internal', title: 'Katalog rusak', requestId: 'r-7' }),
    ];
    await add({ query: 'laskar' });
    const told = ['Katalog rusak', 'Nomor laporan: r-7'];
    expect(all('.trouble p').map(({ textContent }) => textContent)).to.deep.equal(told);
    expect(status()).to.equal(told.join(' '));
    library.troubles = [];
    await click('.trouble button');
    await until(() => titles().length > 0, 'the results');
  });

  it('goes on with a record by itself when the device is online again', async () => {
    await add({ query: 'laskar pelangi' });
    library.troubles = [offline()];
    await click('[part~="title"]');
    await shown(widget, '.trouble');
    library.troubles = [];
    dispatchEvent(new Event('online'));
    await shown(widget, '[part~="record"] .items, [part~="record"] table');
  });

  it('asks for no larger a page than the library gives, whatever the page says', async () => {
    await add({ 'page-size': '5000', query: 'laskar' });
    expect(library.requests.some(({ url }) => url.includes('/search?limit=100&'))).to.equal(true);
  });

  it('keeps its place in the address where it may, so that back and forward work', async () => {
    await add({ 'sync-address': '' });
    widget.search({ q: 'pendidikan' });
    await until(() => titles().length === 2, 'the results');
    expect(location.search).to.contain('pustaka-q=pendidikan');
    widget.search({ filters: { language: ['en'] } });
    await until(() => titles().length === 1, 'the narrower list');
    const link = await shown<HTMLAnchorElement>(widget, 'a[data-record]');
    expect(new URL(link.href).searchParams.get('pustaka-record')).to.equal('z7f4c2h6q5yp');
    link.click();
    await shown(widget, 'table');
    history.back();
    await until(() => !widget.record, 'the list again');
    history.back();
    await until(() => titles().length === 2, 'the wider list');
    history.back();
    await until(() => headline() === 'Koleksi terbaru', 'the beginning');
    expect(widget.input!.value).to.equal('');
  });

  it('begins where the address says', async () => {
    history.replaceState(null, '', '?pustaka-q=pendidikan&pustaka-language=en&pustaka-record=z7f4c2h6q5yp');
    await add({ 'sync-address': '', query: 'hujan' });
    await shown(widget, 'table');
    expect(all('.record-title')[0]?.textContent).to.equal('The Rainbow Troops');
    await click('.back');
    expect(titles()).to.deep.equal(['The Rainbow Troops']);
    expect(widget.query).to.equal('pendidikan');
  });

  it('names another page in the links that leave it, where it is told of one', async () => {
    await add({ 'sync-address': '', 'page-address': 'https://perpustakaan.example/', query: 'laskar' });
    const link = await shown<HTMLAnchorElement>(widget, 'a[data-record]');
    expect(link.href).to.equal('https://perpustakaan.example/?pustaka-q=laskar&pustaka-record=k3n7q2v5w4xa');
    link.click();
    await shown(widget, 'table');
    expect(location.search).to.contain('pustaka-record=k3n7q2v5w4xa');
  });

  it('shows a link that may be neither shared nor copied', async () => {
    const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    const share = Reflect.get(navigator, 'share') as unknown;
    const writeText = Reflect.get(navigator.clipboard, 'writeText') as unknown;
    Object.assign(navigator, { share: refuse });
    Object.assign(navigator.clipboard, { writeText: refuse });
    try {
      await add({ 'sync-address': '', query: 'laskar' });
      await click('[data-record]');
      await click('.sharing > button');
      const link = await shown<HTMLAnchorElement>(widget, '.sharing > .citation a');
      expect(new URL(link.textContent).searchParams.get('pustaka-record')).to.equal('k3n7q2v5w4xa');
    } finally {
      Object.assign(navigator, { share });
      Object.assign(navigator.clipboard, { writeText });
    }
  });

  it('takes “false” for false, as a framework writes it', async () => {
    await add({ 'sync-address': 'false' });
    expect(widget.syncAddress).to.equal(false);
  });

  it('leaves the address alone unless it is told to use it', async () => {
    await add();
    widget.search({ q: 'hujan' });
    await until(() => titles().length === 1, 'the results');
    expect(location.href).to.equal(address);
    expect(all('a[data-record]')).to.have.length(0);
  });

  it('searches when its query is set', async () => {
    await add();
    widget.query = 'hujan';
    await until(() => titles().join() === 'Hujan', 'the results');
    expect(widget.input!.value).to.equal('hujan');
  });

  it('learns another language while the page runs', async () => {
    await add({ lang: 'jv' });
    expect(headline()).to.equal('Koleksi terbaru');
    addWords('jv', { 'catalog-search': { arrivals: 'Koleksi anyar' } });
    await until(() => headline() === 'Koleksi anyar', 'Javanese');
  });
});
