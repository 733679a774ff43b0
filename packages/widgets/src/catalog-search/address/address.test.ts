import { expect } from '@open-wc/testing';
import { settled, shown, until } from '../../standard/widget-under-test.ts';
import { SearchPage } from '../search-page.fixture.ts';

describe('a search that keeps its place in the address', () => {
  const page = new SearchPage();
  const { add, all, titles, headline, status, focused, click } = page;

  it('keeps its place in the address where it may, so that back and forward work', async () => {
    await add({ 'sync-address': '' });
    page.widget.search({ q: 'pendidikan' });
    await until(() => titles().length === 2, 'the results');
    expect(location.search).to.contain('pustaka-q=pendidikan');
    page.widget.search({ filters: { language: ['en'] } });
    await until(() => titles().length === 1, 'the narrower list');
    const link = await shown<HTMLAnchorElement>(page.widget, 'a[data-record]');
    expect(new URL(link.href).searchParams.get('pustaka-record')).to.equal('z7f4c2h6q5yp');
    link.click();
    await shown(page.widget, 'table');
    history.back();
    await until(() => !page.widget.record, 'the list again');
    history.back();
    await until(() => titles().length === 2, 'the wider list');
    history.back();
    await until(() => headline() === 'Koleksi terbaru', 'the beginning');
    expect(page.widget.input!.value).to.equal('');
  });

  it('shows the order of the list that the browser goes back to', async () => {
    await add({ 'sync-address': '', query: 'pendidikan' });
    const orders = await shown<HTMLSelectElement>(page.widget, '.tools select');
    for (const order of ['title', 'author']) {
      orders.value = order;
      orders.dispatchEvent(new Event('change'));
      await until(() => location.search.includes(order), 'the order in the address');
    }
    for (const order of ['title', 'relevance']) {
      history.back();
      await until(() => page.widget.question.criteria.sort === order, 'the order before');
      await settled(page.widget);
      expect(orders.value).to.equal(order);
    }
  });

  it('has the focus where the reader is when the browser goes back and forward', async () => {
    await add({ 'sync-address': '', query: 'pendidikan' });
    const result = await shown(page.widget, '[data-record="z7f4c2h6q5yp"]');
    result.focus();
    result.click();
    await shown(page.widget, 'table');
    history.back();
    await until(() => focused()?.dataset.record === 'z7f4c2h6q5yp', 'the focus on the result');
    history.forward();
    await until(() => focused()?.classList.contains('back'), 'the focus on the way back');
    history.back();
    await until(() => focused()?.dataset.record === 'z7f4c2h6q5yp', 'the focus on the result again');
    page.widget.search({ q: 'hujan' });
    await until(() => titles().join() === 'Hujan', 'another list');
    focused()?.blur();
    (await shown(page.widget, '[data-record]')).focus();
    history.back();
    await until(() => focused()?.id === 'headline', 'the focus on the head of the list');
    page.widget.input!.focus();
    history.forward();
    await until(() => titles().join() === 'Hujan', 'the other list');
    expect(focused()?.id).to.equal('q');
  });

  it('leaves the focus to the page where that has it', async () => {
    const field = document.createElement('input');
    await add({ 'sync-address': '', query: 'pendidikan' });
    page.widget.before(field);
    (await shown(page.widget, '[data-record]')).click();
    await shown(page.widget, 'table');
    field.focus();
    history.back();
    await until(() => !page.widget.record, 'the list again');
    await settled(page.widget);
    expect(document.activeElement).to.equal(field);
  });

  it('says that a record is not there, and offers the way back instead of another try', async () => {
    history.replaceState(null, '', '?pustaka-q=hujan&pustaka-record=tiada%22%5D');
    await add({ 'sync-address': '' });
    await shown(page.widget, '.trouble');
    expect(all('.trouble')[0]?.textContent.trim()).to.equal('Rekaman tidak ditemukan');
    expect(status()).to.equal('Rekaman tidak ditemukan');
    expect(all('.trouble button')).to.have.length(0);
    await click('.back');
    await until(() => titles().join() === 'Hujan', 'the results');
    expect(focused()?.id).to.equal('headline');
  });

  it('begins where the address says', async () => {
    history.replaceState(null, '', '?pustaka-q=pendidikan&pustaka-language=en&pustaka-record=z7f4c2h6q5yp');
    await add({ 'sync-address': '', query: 'hujan' });
    await shown(page.widget, 'table');
    expect(all('.record-title')[0]?.textContent).to.equal('The Rainbow Troops');
    await click('.back');
    expect(titles()).to.deep.equal(['The Rainbow Troops']);
    expect(page.widget.query).to.equal('pendidikan');
  });

  it('leaves the reader what they typed while it was getting ready', async () => {
    const added = add({ 'sync-address': '' });
    await page.widget.updateComplete;
    page.widget.input!.value = 'laskar pel';
    await added;
    expect(headline()).to.equal('Koleksi terbaru');
    expect(page.widget.input!.value).to.equal('laskar pel');
  });

  it('finds what the reader looked for while it was getting ready', async () => {
    const added = add({ 'sync-address': '' });
    await page.widget.updateComplete;
    page.widget.search({ q: 'hujan' });
    await added;
    expect(titles()).to.deep.equal(['Hujan']);
    expect(location.search).to.contain('pustaka-q=hujan');
  });

  it('leaves the reader what they typed while it changes its language', async () => {
    await add({ 'sync-address': '' });
    page.widget.input!.value = 'laskar pel';
    page.widget.closest('main')!.lang = 'en';
    await until(() => headline() === 'New arrivals', 'English');
    expect(page.widget.input!.value).to.equal('laskar pel');
  });

  it('leaves the address alone unless it is told to use it', async () => {
    await add();
    page.widget.search({ q: 'hujan' });
    await until(() => titles().length === 1, 'the results');
    expect(location.href).to.equal(page.address);
    expect(all('a[data-record]')).to.have.length(0);
  });

  it('names another page in the links that leave it, where it is told of one', async () => {
    await add({ 'sync-address': '', 'page-address': 'https://perpustakaan.example/', query: 'laskar' });
    const link = await shown<HTMLAnchorElement>(page.widget, 'a[data-record]');
    expect(link.href).to.equal('https://perpustakaan.example/?pustaka-q=laskar&pustaka-record=k3n7q2v5w4xa');
    link.click();
    await shown(page.widget, 'table');
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
      const link = await shown<HTMLAnchorElement>(page.widget, '.sharing > .citation a');
      expect(new URL(link.textContent).searchParams.get('pustaka-record')).to.equal('k3n7q2v5w4xa');
    } finally {
      Object.assign(navigator, { share });
      Object.assign(navigator.clipboard, { writeText });
    }
  });

  it('takes “false” for false, as a framework writes it', async () => {
    await add({ 'sync-address': 'false' });
    expect(page.widget.syncAddress).to.equal(false);
  });
});
