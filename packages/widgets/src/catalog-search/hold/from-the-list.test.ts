import { expect } from '@open-wc/testing';
import { sessionAt } from '../../foundation/session-at.ts';
import { libraryUrl } from '../../standard/pretend-library.ts';
import { pretendWindows, signInAt } from '../../standard/pretend-sign-in.ts';
import { settled, shown, until } from '../../standard/widget-under-test.ts';
import { SearchPage } from '../search-page.fixture.ts';

const site = 'perpustakaan-desa';

describe('a hold placed from the list of results', () => {
  const page = new SearchPage();
  const session = sessionAt({ url: libraryUrl, site });
  let closeWindows: () => void;

  beforeEach(() => {
    closeWindows = pretendWindows();
  });
  afterEach(async () => {
    closeWindows();
    await session.signOut();
  });

  const result = (title: string) =>
    page.all('[part~="result"]').find((one) => one.textContent.includes(title))!;
  const press = async (title: string) => {
    const button = await until(() => result(title).querySelector<HTMLElement>('.hold button'), 'the button');
    button.focus();
    button.click();
    return button;
  };
  const submit = async (choices: Record<string, string>) => {
    const form = await shown<HTMLFormElement>(page.widget, 'form.hold');
    for (const [name, value] of Object.entries(choices))
      form.querySelector<HTMLSelectElement>(`[name="${name}"]`)!.value = value;
    form.querySelector<HTMLElement>('.primary')!.click();
    const outcome = await shown(page.widget, '.outcome');
    await settled(page.widget);
    return outcome;
  };

  it('is offered for what is out, and for nothing else, by the name of the title', async () => {
    await page.add({ site, query: 'hindia' });
    await shown(page.widget, '.hold');
    const names = page.all('.hold button').map(({ ariaLabel }) => ariaLabel);
    expect(page.titles()).to.include.members(['Bumi Manusia', 'Jejak Langkah']);
    expect(names).to.deep.equal(['Pesan Bumi Manusia']);
  });

  for (const [lang, width] of [
    ['id', '20rem'],
    ['en', '20rem'],
    ['en', '30rem'],
  ] as const) {
    it(`moves nothing when it is offered, ${width} wide, in the language ${lang}`, async () => {
      const heights = () => page.all('[part~="result"]').map((one) => one.getBoundingClientRect().height);
      await page.add({ query: 'hindia', lang }, width);
      const out = lang === 'en' ? 'Not available now' : 'Sedang tidak tersedia';
      await until(() => result('Bumi Manusia').textContent.includes(out), 'the language');
      await settled(page.widget);
      const before = heights();
      page.widget.site = site;
      await shown(page.widget, '.hold');
      await settled(page.widget);
      expect(heights()).to.deep.equal(before);
    });
  }

  it('signs the reader in, asks where to pick it up, and says beside the title where the hold stands', async () => {
    await page.add({ site, query: 'hindia' });
    await press('Bumi Manusia');
    const form = await shown(page.widget, 'form.hold');
    expect(form.ariaLabel).to.equal('Pesan Bumi Manusia');
    expect(session.state).to.equal('signed-in');
    await until(() => page.focused()?.localName === 'select', 'the focus in the form');
    const outcome = await submit({ card: 'bima', pickup: 'utara' });
    const told = 'Sudah dipesan, untuk diambil di Perpustakaan Utara. Urutan 2 dari 2.';
    expect(outcome.textContent.trim()).to.equal(told);
    expect(result('Bumi Manusia').contains(outcome)).to.equal(true);
    expect(page.status()).to.equal(told);
    expect(page.focused()).to.equal(outcome);
    expect(page.widget.record, 'the record that is open').to.equal(undefined);
  });

  it('says beside the title why it was refused, and can be thought better of', async () => {
    await signInAt(libraryUrl, site);
    await page.add({ site, query: 'hindia' });
    await press('Bumi Manusia');
    const outcome = await submit({});
    expect(outcome.textContent.trim()).to.equal('Sudah dipinjam');
    expect(result('Bumi Manusia').contains(outcome)).to.equal(true);
    page.all('form.hold [type="button"]')[0]!.click();
    await until(() => page.focused()?.ariaLabel === 'Pesan Bumi Manusia', 'the focus on the button');
    expect(page.all('form.hold, .outcome')).to.have.length(0);
  });

  it('is asked for one title at a time', async () => {
    await signInAt(libraryUrl, site);
    await page.add({ site });
    page.widget.search({ filters: { availability: ['unavailable'] } });
    await until(() => page.titles().includes('Saman'), 'what is out');
    await press('Bumi Manusia');
    await shown(page.widget, 'form.hold');
    await press('Saman');
    await until(() => result('Saman').querySelector('form.hold'), 'the form of the other title');
    expect(page.all('form.hold')).to.have.length(1);
  });

  it('tells beside the title why nobody was signed in', async () => {
    closeWindows();
    closeWindows = pretendWindows('denies');
    await page.add({ site, query: 'hindia' });
    await press('Bumi Manusia');
    const why = () => result('Bumi Manusia').querySelector('.note')?.textContent;
    await until(() => why()?.includes('belum mengizinkan'), 'why not');
  });

  it('is not offered by a library that lends elsewhere', async () => {
    await page.add({ query: 'hindia' });
    await page.widget.results.value!.offerHolds();
    await settled(page.widget);
    expect(page.all('.hold')).to.have.length(0);
  });
});
