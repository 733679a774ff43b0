import { expect } from '@open-wc/testing';
import { failing, offline, slow } from '@pustaka/core/testing';
import { sendKeys } from '@web/test-runner-commands';
import { addWords } from '../foundation/add-words.ts';
import { libraryUrl } from '../standard/pretend-library.ts';
import { clear, settled, shown, until } from '../standard/widget-under-test.ts';
import { SearchPage } from './search-page.fixture.ts';

describe('pustaka-catalog-search', () => {
  const page = new SearchPage();
  const { add, all, titles, headline, status, focused, click } = page;
  const type = async (text: string) => {
    page.widget.input!.focus();
    page.widget.input!.select();
    await sendKeys({ type: text });
  };
  const subject = (text: string) => all('dd button').find(({ textContent }) => textContent.trim() === text);

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
    await settled(page.widget);
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
    /** The field holds one text after the other, as fast as nobody types: keys may be a while on their way. */
    const enter = (...texts: string[]) => {
      const field = page.widget.input!;
      for (const text of texts) {
        field.value = text;
        field.dispatchEvent(new InputEvent('input'));
      }
    };
    const open = async (text: string) => {
      await add();
      page.widget.input!.focus();
      await page.widget.suggest.load();
      enter(text);
      await shown(page.widget, '[role="option"]');
    };

    it('are a combobox: arrows walk, the focus stays, Escape closes', async () => {
      await open('hi');
      const input = page.widget.input!;
      expect(input.getAttribute('aria-expanded')).to.equal('true');
      await sendKeys({ press: 'ArrowDown' });
      await settled(page.widget);
      const active = all(`#${input.getAttribute('aria-activedescendant') ?? 'none'}`)[0];
      expect(active?.getAttribute('aria-selected')).to.equal('true');
      expect(active?.textContent).to.contain('Hirata, Andrea');
      expect(focused()?.id).to.equal('q');
      expect(input.value).to.equal('hi');
      await sendKeys({ press: 'Escape' });
      await settled(page.widget);
      expect(input.getAttribute('aria-expanded')).to.equal('false');
      expect(all('[role="listbox"]')).to.have.length(0);
    });

    it('go round past either end by way of the field', async () => {
      await open('hi');
      const count = all('[role="option"]').length;
      for (let i = 0; i <= count; i++) await sendKeys({ press: 'ArrowDown' });
      await settled(page.widget);
      expect(page.widget.input!.hasAttribute('aria-activedescendant')).to.equal(false);
      await sendKeys({ press: 'ArrowUp' });
      await settled(page.widget);
      expect(all('[role="option"]').at(-1)?.getAttribute('aria-selected')).to.equal('true');
    });

    it('search for the one that Enter takes', async () => {
      await open('hi');
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      await until(() => headline()?.endsWith('“Hirata, Andrea”'), 'the results');
      expect(page.widget.input!.value).to.equal('Hirata, Andrea');
      expect(all('[role="listbox"]')).to.have.length(0);
    });

    it('come also for what was typed before there was code to show them', async () => {
      await add();
      page.widget.input!.focus();
      enter('hi');
      expect(page.widget.suggest.value).to.equal(undefined);
      await until(() => all('[role="option"]').length > 0, 'suggestions');
    });

    it('are not asked for again while the reader types on, and outdated questions are given up', async () => {
      await open('hi');
      const asked = () => page.library.requests.filter(({ url }) => url.includes('/suggest'));
      const before = asked().length;
      page.library.troubles = [slow('catalog.suggest', 60_000)];
      enter('b', 'bo');
      await until(() => asked().length === before + 1, 'a question');
      page.library.troubles = [];
      enter('bob');
      await until(() => all('[role="option"]')[0]?.textContent.includes('Bobo'), 'the new suggestions');
      expect(asked()[before]?.signal.aborted).to.equal(true);
    });
  });

  it('opens a record though the library says nothing of its branches', async () => {
    const troubles = [slow('library.get', 60_000)];
    page.library.troubles = troubles;
    await add({ query: 'laskar' });
    (await shown(page.widget, '[data-record]')).click();
    await shown(page.widget, 'table');
    expect(all('tbody th')[0]!.textContent.trim()).to.equal('1 dari 2 tersedia');
  });

  it('opens a record with its items, and goes back to where the reader was', async () => {
    await add({ query: 'laskar' });
    const title = await shown(page.widget, '[data-record]');
    title.click();
    await shown(page.widget, 'table');
    await until(() => all('tbody th')[0]?.textContent.includes('Perpustakaan Pusat'), 'the branch');
    expect(focused()?.classList.contains('back')).to.equal(true);
    expect(
      all('tbody:nth-of-type(1) tr:nth-child(2) td').map(({ textContent }) =>
        textContent.trim().replace(/\s+/g, ' '),
      ),
    ).to.deep.equal(['899.221 3 HIR l', '–', 'Sedang dipinjam jatuh tempo 4 Desember 2026']);
    const dotted = all('td .availability');
    expect(dotted, 'a mark by the status of each item').to.have.length(all('td:first-child').length);
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
    await settled(page.widget);
    expect(titles()).to.deep.equal(['Laskar Pelangi', 'The Rainbow Troops']);
    expect(all('.chips button')[0]?.textContent.trim()).to.equal('Belitung › Sejarah');
    expect(page.widget.query).to.equal('');
    expect(focused()?.id).to.equal('headline');
  });

  it('leaves a record to the page that cancels its event', async () => {
    await add({ query: 'laskar' });
    let record = '';
    page.widget.addEventListener('pustaka-record', (event) => {
      event.preventDefault();
      record = event.record;
    });
    await click('[data-record]');
    expect(record).to.equal('k3n7q2v5w4xa');
    expect(titles()).not.to.have.length(0);
    expect(all('.back')).to.have.length(0);
  });

  it('shows what went wrong, in the words of the library, and tries again', async () => {
    page.library.troubles = [
      failing('catalog.search', { status: 500, code: 'internal', title: 'Katalog rusak', requestId: 'r-7' }),
    ];
    await add({ query: 'laskar' });
    const told = ['Katalog rusak', 'Nomor laporan: r-7'];
    expect(all('.trouble p').map(({ textContent }) => textContent)).to.deep.equal(told);
    expect(status()).to.equal(told.join(' '));
    page.library.troubles = [];
    await click('.trouble button');
    await until(() => titles().length > 0, 'the results');
    expect(focused()?.id).to.equal('headline');
  });

  it('goes on with a record by itself when the device is online again', async () => {
    await add({ query: 'laskar pelangi' });
    page.library.troubles = [offline()];
    await click('[part~="title"]');
    await shown(page.widget, '.trouble');
    page.library.troubles = [];
    dispatchEvent(new Event('online'));
    await shown(page.widget, '[part~="record"] .items, [part~="record"] table');
  });

  it('goes on with a record that is moved on the page while it is on its way', async () => {
    await add({ query: 'laskar pelangi' });
    page.library.troubles = [slow('catalog.record', 60_000)];
    await click('[data-record]');
    await shown(page.widget, '.loading');
    page.library.troubles = [];
    document.querySelector('main')!.append(page.widget);
    await shown(page.widget, 'table');
  });

  it('asks once for as much of a query as the library reads, however long it is', async () => {
    await add({ query: 'a'.repeat(400) });
    await until(() => headline()?.startsWith('Tidak ada judul'), 'the answer');
    await settled(page.widget);
    const asked = page.library.requests.filter(({ url }) => url.includes('/search'));
    expect(asked.map(({ url }) => new URL(url).searchParams.get('q')?.length)).to.deep.equal([300]);
    expect(page.widget.input!.value).to.have.length(300);
  });

  it('asks for no larger a page than the library gives, whatever the page says', async () => {
    await add({ 'page-size': '5000', query: 'laskar' });
    expect(page.library.requests.some(({ url }) => url.includes('/search?limit=100&'))).to.equal(true);
  });

  it('has headings of the levels that HTML has, whatever the page asks for', async () => {
    for (const [asked, level] of Object.entries({ 0: 1, 1: 1, 5: 5, 6: 5, '-3': 1, 2.5: 2, satu: 2 })) {
      await add({ 'heading-level': asked, query: 'hujan' });
      const levels = all('[role="heading"]').map(({ ariaLevel }) => Number(ariaLevel));
      expect(levels, asked).to.deep.equal([level, level + 1]);
      clear();
    }
  });

  it('searches when its query is set', async () => {
    await add();
    page.widget.query = 'hujan';
    await until(() => titles().join() === 'Hujan', 'the results');
    expect(page.widget.input!.value).to.equal('hujan');
  });

  it('shows the new arrivals when its query is taken away, and searches again when it has one', async () => {
    await add({ query: 'hujan' });
    page.widget.removeAttribute('query');
    await until(() => headline() === 'Koleksi terbaru', 'the new arrivals');
    expect(page.widget.query).to.equal('');
    page.widget.query = 'bumi';
    await until(() => titles().join() === 'Bumi Manusia', 'the results');
    Object.assign(page.widget, { query: undefined });
    await until(() => headline() === 'Koleksi terbaru', 'the new arrivals again');
  });

  it('learns another language while the page runs', async () => {
    await add({ lang: 'jv' });
    expect(headline()).to.equal('Koleksi terbaru');
    addWords('jv', { 'catalog-search': { arrivals: 'Koleksi anyar' } });
    await until(() => headline() === 'Koleksi anyar', 'Javanese');
  });
});
