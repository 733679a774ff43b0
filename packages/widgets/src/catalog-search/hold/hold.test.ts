import { expect } from '@open-wc/testing';
import { offline, slow } from '@pustaka/core/testing';
import { sessionAt } from '../../foundation/session-at.ts';
import { libraryUrl, pretendLibrary } from '../../standard/pretend-library.ts';
import type { PretendLibrary } from '../../standard/pretend-library.ts';
import { pretendWindows, signInAt } from '../../standard/pretend-sign-in.ts';
import { clear, settled, shown, until } from '../../standard/widget-under-test.ts';
import '../define.ts';
import type { PustakaCatalogSearch } from '../element.ts';

const site = 'sekolah-menengah';
const bumiManusia = 'p6t2m4c7y3sd';
const hujan = 'h2x4k7f3n6ug';

describe('a hold placed from the catalogue', () => {
  let library: PretendLibrary;
  let widget: PustakaCatalogSearch;
  let closeWindows: () => void;
  const session = sessionAt({ url: libraryUrl, site });

  const open = async (record: string, attributes: Record<string, string> = { site }) => {
    const box = document.createElement('main');
    box.lang = 'id';
    widget = document.createElement('pustaka-catalog-search');
    for (const [name, value] of Object.entries({ library: libraryUrl, ...attributes }))
      widget.setAttribute(name, value);
    box.append(widget);
    document.body.append(box);
    await shown(widget, '[data-record]');
    widget.open(record);
    await shown(widget, 'table');
    await settled(widget);
  };
  const find = (selector: string) => widget.shadowRoot!.querySelector<HTMLElement>(selector);
  const choice = (name: string) => find(`form.hold [name="${name}"]`) as HTMLSelectElement;
  const status = () => find('[role="status"]')?.textContent;
  const focused = () => widget.shadowRoot!.activeElement;
  const submit = async (choices: Record<string, string>) => {
    await shown(widget, 'form.hold');
    for (const [name, value] of Object.entries(choices)) choice(name).value = value;
    find('form.hold .primary')!.click();
    await shown(widget, '.outcome');
    await settled(widget);
  };

  beforeEach(() => {
    library = pretendLibrary();
    closeWindows = pretendWindows();
  });
  afterEach(async () => {
    clear();
    closeWindows();
    await session.signOut();
    library.close();
  });

  it('signs the reader in first, goes on with the form, and says where the hold stands', async () => {
    await open(bumiManusia);
    (await shown(widget, '.hold .primary')).click();
    await shown(widget, 'form.hold');
    expect(session.state).to.equal('signed-in');
    expect(choice('pickup').value, 'the home branch').to.equal('pusat');
    await submit({ card: 'bima', pickup: 'utara' });
    const told = 'Sudah dipesan, untuk diambil di Perpustakaan Utara. Urutan 2 dari 2.';
    expect(find('.outcome')!.textContent.trim()).to.equal(told);
    expect(status()).to.equal(told);
    expect(focused()).to.equal(find('.outcome'));
    const placed = library.requests.find(({ method }) => method === 'POST')!;
    expect(new URL(placed.url).searchParams.get('patron')).to.equal('bima');
    expect(await placed.json()).to.deep.equal({ record: bumiManusia, pickupBranch: 'utara' });
  });

  it('says in the words of the library why it was refused, and leaves the form as it is', async () => {
    await signInAt(libraryUrl, site);
    await open(bumiManusia);
    (await shown(widget, '.hold .primary')).click();
    await submit({ pickup: 'keliling' });
    expect(find('.outcome')!.textContent.trim()).to.equal('Sudah dipinjam');
    expect(status()).to.equal('Sudah dipinjam');
    expect(choice('pickup').value).to.equal('keliling');
  });

  it('is the same hold as long as the answer to the first is not known, and another one for another branch', async () => {
    await signInAt(libraryUrl, site);
    await open(bumiManusia);
    (await shown(widget, '.hold .primary')).click();
    library.troubles = [offline('circulation.placeHold')];
    const writes = () => library.requests.filter(({ method }) => method === 'POST');
    const keysAfter = async (choices: Record<string, string>) => {
      const before = writes().length;
      await submit(choices);
      await until(() => writes().length > before, 'a request');
      await until(() => find('form.hold .primary')?.ariaDisabled === 'false', 'what came of it');
      return new Set(writes().map(({ headers }) => headers.get('idempotency-key')));
    };
    expect(await keysAfter({ pickup: 'utara' })).to.have.length(1);
    expect(await keysAfter({})).to.have.length(1);
    expect(await keysAfter({ pickup: 'keliling' })).to.have.length(2);
  });

  it('is forgotten with the record that it was about where it was refused', async () => {
    await signInAt(libraryUrl, site);
    await open(bumiManusia);
    (await shown(widget, '.hold .primary')).click();
    await submit({});
    await widget.close();
    widget.open(bumiManusia);
    await shown(widget, '.hold .primary');
    expect(find('form.hold')).to.equal(null);
    expect(find('.outcome')).to.equal(null);
  });

  it('is remembered where it was placed, until its reader has gone', async () => {
    await signInAt(libraryUrl, site);
    await open(bumiManusia);
    (await shown(widget, '.hold .primary')).click();
    await submit({ card: 'bima' });
    await widget.close();
    widget.open(bumiManusia);
    await shown(widget, '.outcome.good');
    await session.signOut();
    await shown(widget, '.hold .primary');
    expect(find('.outcome')).to.equal(null);
  });

  it('is not offered with the cards of who was there before', async () => {
    await signInAt(libraryUrl, site);
    await open(bumiManusia);
    (await shown(widget, '.hold .primary')).click();
    await shown(widget, 'form.hold');
    await session.signOut();
    await signInAt(libraryUrl, site);
    await settled(widget);
    expect(find('form.hold')).to.equal(null);
  });

  it('can be thought better of', async () => {
    await signInAt(libraryUrl, site);
    await open(bumiManusia);
    (await shown(widget, '.hold .primary')).click();
    (await shown(widget, 'form.hold [type="button"]')).click();
    await until(() => !find('form.hold'), 'no form');
    await until(() => focused() === find('.hold .primary'), 'the focus on the button');
    expect(library.requests.some(({ method }) => method === 'POST')).to.equal(false);
  });

  it('is given up with the record, while the form is still on its way', async () => {
    await signInAt(libraryUrl, site);
    await open(bumiManusia);
    library.troubles = [slow('patrons.me', 60_000)];
    (await shown(widget, '.hold .primary')).click();
    const asked = () => library.requests.find(({ url }) => url.endsWith('/me'));
    await until(asked, 'a request');
    await widget.close();
    await until(() => asked()!.signal.aborted, 'the request to be aborted');
    widget.open(bumiManusia);
    await shown(widget, '.hold .primary');
    expect(find('.outcome')).to.equal(null);
  });

  it('tells why nobody was signed in', async () => {
    closeWindows();
    closeWindows = pretendWindows('denies');
    await open(bumiManusia);
    (await shown(widget, '.hold .primary')).click();
    await until(() => find('.note')?.textContent.includes('belum mengizinkan'), 'why not');
    expect(find('form.hold')).to.equal(null);
  });

  for (const [how, hash] of [
    ['with its place in the address', '#sync'],
    ['without a trace in the address', '#'],
  ] as const) {
    it(`goes on where the page itself had to be left for the library, ${how}`, async () => {
      const frame = document.createElement('iframe');
      frame.style.cssText = 'width: 60rem; height: 40rem';
      const start = new URL('./leaving-page.html?halaman=7', import.meta.url);
      start.hash = hash;
      frame.src = start.href;
      document.body.append(frame);
      const page = () => frame.contentWindow!;
      const there = () => page().document.querySelector('pustaka-catalog-search');
      const inside = (selector: string) => there()?.shadowRoot?.querySelector<HTMLElement>(selector);
      await until(() => inside('[data-record]'), 'the new arrivals');
      there()!.search({ q: 'manusia' });
      there()!.open(bumiManusia);
      (await until(() => inside('.hold .primary'), 'the button')).click();
      const { href } = page().location;
      const { document: left } = page();

      await until(() => page().document !== left && there(), 'the page again');
      await until(() => inside('form.hold .primary'), 'the form after coming back');
      expect(page().location.href).to.equal(href);
      expect(there()!.query).to.equal('manusia');
      inside('form.hold .primary')!.click();
      const outcome = await until(() => inside('.outcome'), 'the outcome');
      expect(outcome.textContent).to.contain('Sudah dipinjam');
      expect(sessionStorage, 'nothing to come back to').to.have.length(0);
      frame.remove();
      await sessionAt({ url: libraryUrl, site: 'halaman' }).signOut();
    });
  }

  it('is not offered for what is on the shelf', async () => {
    await open(hujan);
    await widget.results.value!.hold.load();
    await settled(widget);
    expect(find('.hold')).to.equal(null);
  });

  it('is not offered on a site that the library does not know', async () => {
    await open(bumiManusia, {});
    await until(() => library.requests.some(({ url }) => url.endsWith('/library')), 'the profile');
    await settled(widget);
    expect(find('.hold')).to.equal(null);
    expect(widget.results.value!.hold.value).to.equal(undefined);
  });
});
