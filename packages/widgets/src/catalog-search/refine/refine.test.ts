import { expect } from '@open-wc/testing';
import { clear, settled, shown, until } from '../../standard/widget-under-test.ts';
import { SearchPage } from '../search-page.fixture.ts';

describe('what refines a search', () => {
  const page = new SearchPage();
  const { add, all, titles, headline, status, focused, click } = page;

  describe('the filters', () => {
    const box = (value: string) => `.filters [data-facet="${value}"]`;

    it('narrow the list, keep the focus, and stand above it as chips', async () => {
      await add({ query: 'pendidikan' });
      const there = await shown(page.widget, box('language/en'));
      there.focus();
      there.click();
      await until(() => titles().length === 1, 'the narrower list');
      await settled(page.widget);
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
      const opener = await shown(page.widget, '.open-sheet');
      opener.focus();
      opener.click();
      const english = await shown(page.widget, 'dialog [data-facet="language/en"]');
      english.focus();
      english.click();
      await until(() => titles().length === 1, 'the narrower list');
      await settled(page.widget);
      expect(focused()?.dataset.facet).to.equal('language/en');
      expect(all('dialog .primary')[0]?.textContent.trim()).to.equal('Lihat 1 judul');
      await click('dialog .primary');
      expect(focused()?.className).to.equal('open-sheet');
      expect(opener.textContent.trim()).to.equal('Saring (1)');
    });
  });

  it('calls a kind by one word, as a facet, in the list and in the record', async () => {
    for (const [lang, word] of [
      ['id', 'Majalah atau jurnal'],
      ['en', 'Magazine or journal'],
    ] as const) {
      await add({ query: 'bobo', lang });
      await until(() => all('.filters')[0]?.textContent.includes(word), 'the facet');
      expect(all('.about .muted')[0]?.textContent).to.contain(word);
      await click('[data-record]');
      await until(() => all('.opening .muted')[0]?.textContent.includes(word), 'the record');
      clear();
    }
  });

  describe('the facets', () => {
    const facets = () => all('.filters details') as HTMLDetailsElement[];
    const facet = (name: string) => facets().find(({ textContent }) => textContent.trim().startsWith(name))!;

    it('beyond the first three are closed, so that a keyboard passes each in one step', async () => {
      await add({ query: 'pendidikan' });
      await until(() => facets().length > 3, 'the facets');
      expect(facets().map(({ open }) => open)).to.deep.equal(facets().map((_, index) => index < 3));
    });

    it('stay as the reader opened and closed them, whatever the next answer brings', async () => {
      await add({ query: 'pendidikan' });
      await until(() => facets().length > 3, 'the facets');
      for (const name of ['Subjek', 'Jenis']) facet(name).querySelector('summary')!.click();
      await settled(page.widget);
      page.widget.search({ q: 'hujan' });
      await until(() => titles().join() === 'Hujan', 'the next answer');
      expect([facet('Subjek').open, facet('Jenis').open, facet('Pembaca').open]).to.deep.equal([
        true,
        false,
        false,
      ]);
    });

    it('are open where something in them is chosen', async () => {
      history.replaceState(null, '', '?pustaka-q=pendidikan&pustaka-subject=Pendidikan');
      await add({ 'sync-address': '' });
      await until(() => facets().length > 3, 'the facets');
      expect(facet('Subjek').open).to.equal(true);
    });
  });

  it('says when it mended the query, and how to search for it as typed', async () => {
    await add({ query: 'laksar' });
    expect(titles()).to.include('Laskar Pelangi');
    expect(all('.notice')[0]?.textContent).to.contain('“laskar”');
    await click('.notice .link');
    await until(() => headline()?.startsWith('Tidak ada judul'), 'nothing found');
    expect(new URL(page.library.requests.at(-1)!.url).searchParams.get('correct')).to.equal('false');
  });

  it('gives advice that is no other search as plain text', async () => {
    await add({ query: 'zzzz' });
    expect(all('.notice')[0]?.textContent).to.contain('Periksa ejaan');
    expect(all('.notice button')).to.have.length(0);
  });

  it('adds the next page, and takes the reader to where it begins', async () => {
    await add({ query: 'pendidikan', 'page-size': '1' });
    expect(titles()).to.have.length(1);
    const more = await shown(page.widget, '[part~="more"]');
    more.focus();
    more.click();
    await until(() => titles().length === 2, 'the next page');
    await until(() => focused()?.textContent.trim() === titles()[1], 'the focus on the first new title');
    expect(status()).to.equal('2 dari 2 ditampilkan');
  });
});
