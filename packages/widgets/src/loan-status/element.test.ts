import { expect } from '@open-wc/testing';
import type { Me } from '@pustaka/core';
import { CirculationClient } from '@pustaka/core/circulation';
import { failing, offline, slow } from '@pustaka/core/testing';
import type { Trouble } from '@pustaka/core/testing';
import { librarySource } from '../foundation/library-context.ts';
import { libraryUrl, pretendLibrary } from '../standard/pretend-library.ts';
import type { PretendLibrary } from '../standard/pretend-library.ts';
import { pretendWindows, signInAt } from '../standard/pretend-sign-in.ts';
import { clear, settled, shown, until } from '../standard/widget-under-test.ts';
import './define.ts';
import type { PustakaLoanStatus } from './element.ts';

const site = 'sekolah-dasar';

/** The endpoint gives this answer. */
const answering = (endpoint: Trouble['endpoint'], answer: object): Trouble => ({
  endpoint,
  meet: () => Promise.resolve(Response.json(answer)),
});

/** The endpoint answers as usual, but not before it is let. */
function held(endpoint: Trouble['endpoint']): { trouble: Trouble; letGo: () => void } {
  let letGo = () => {};
  const gate = new Promise<undefined>((resolve) => {
    letGo = () => resolve(undefined);
  });
  return { trouble: { endpoint, meet: () => gate }, letGo };
}

describe('pustaka-loan-status', () => {
  let library: PretendLibrary;
  let widget: PustakaLoanStatus;
  let closeWindows: () => void;
  const { session } = librarySource(libraryUrl, site);

  const add = async (shows = '.calendar') => {
    const box = document.createElement('main');
    box.lang = 'id';
    widget = document.createElement('pustaka-loan-status');
    widget.site = site;
    widget.library = libraryUrl;
    box.append(widget);
    document.body.append(box);
    await shown(widget, shows);
    await settled(widget);
  };
  const open = async (...troubles: Trouble[]) => {
    await signInAt(libraryUrl, site);
    await add();
    library.troubles = troubles;
  };
  const all = (selector: string) => [...widget.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  const text = (selector: string) => all(selector)[0]?.textContent.trim().replace(/\s+/g, ' ');
  const titles = (part: string) => all(`[part="${part}"] .title`).map((one) => one.textContent.trim());
  const status = () => all('[role="status"]')[0]?.textContent ?? '';
  const focused = () => widget.shadowRoot!.activeElement as HTMLElement | null;
  const loan = (title: string) => all('[part="loan"]').find((one) => one.textContent.includes(title))!;
  const hold = (title: string) => all('[part="hold"]').find((one) => one.textContent.includes(title))!;
  const press = async (inside: HTMLElement, selector: string) => {
    const button = inside.querySelector<HTMLElement>(selector)!;
    button.focus();
    button.click();
    await settled(widget);
  };

  const openChild = async () => {
    const cards = all('.tools select')[0] as HTMLSelectElement;
    cards.value = 'bima';
    cards.dispatchEvent(new Event('change'));
    await until(() => titles('loan').join() === 'The Rainbow Troops', "the child's loans");
  };

  beforeEach(() => {
    library = pretendLibrary();
    closeWindows = pretendWindows();
  });
  afterEach(async () => {
    clear();
    closeWindows();
    await session!.signOut();
    library.close();
  });

  it('says what signing in gives, signs in from its button, and then shows the loans', async () => {
    await add('.prompt');
    expect(text('.prompt')).to.contain('Situs ini tidak melihatnya');
    expect(library.requests).to.have.length(0);
    all('.sign-in')[0]!.click();
    await shown(widget, '[part="loan"]');
    expect(session!.state).to.equal('signed-in');
  });

  it('tells the reader what became of a sign-in that did not come about', async () => {
    closeWindows();
    closeWindows = pretendWindows('denies');
    await add('.prompt');
    all('.sign-in')[0]!.click();
    await shown(widget, '.note');
    await until(() => status() !== '', 'an announcement');
    expect(text('.note')).to.equal('Anda belum mengizinkan situs ini membuka data perpustakaan Anda.');
    expect(status()).to.equal(text('.note'));
  });

  it('has the most urgent loan first, and says in words and in full when each is due', async () => {
    await open();
    expect(titles('loan')).to.deep.equal(['Bobo', 'Laskar Pelangi', 'Bumi Manusia', 'Tafsīr al-Jalālayn']);
    expect(
      all('.due .fact')
        .map(({ textContent }) => textContent.trim())
        .slice(0, 3),
    ).to.deep.equal(['Terlambat 3 hari', 'Kembali 2 hari lagi', 'Kembali 6 hari lagi']);
    const due = loan('Bobo').querySelector('time')!;
    const full = new Intl.DateTimeFormat('id', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    expect(due.textContent).to.equal(full.format(new Date(due.dateTime)));
    expect(loan('Bobo').textContent).to.match(/Rp\s1\.500/);
  });

  it('has headings of the levels that HTML has, whatever the page asks for', async () => {
    await open();
    for (const [asked, level] of Object.entries({ 0: 1, 4: 4, 9: 4 })) {
      widget.headingLevel = Number(asked);
      await settled(widget);
      const levels = new Set(all('[role="heading"]').map(({ ariaLevel }) => Number(ariaLevel)));
      expect([...levels], asked).to.deep.equal([level, level + 1, level + 2]);
    }
  });

  it('renews one loan, says until when, and keeps the focus', async () => {
    await open();
    await press(loan('Laskar Pelangi'), '.renew');
    await until(() => status().startsWith('Laskar Pelangi: Diperpanjang sampai'), 'an announcement');
    expect(loan('Laskar Pelangi').querySelector('.outcome')?.textContent).to.contain('Diperpanjang sampai');
    expect(focused()?.classList.contains('renew')).to.equal(true);
    expect(loan('Laskar Pelangi').contains(focused())).to.equal(true);
  });

  it('says in the words of the library why a loan was not renewed', async () => {
    const title = 'Pembaca lain sedang menunggunya';
    await open(failing('circulation.renew', { status: 409, code: 'held-by-others', title }));
    const events: Event[] = [];
    widget.addEventListener('pustaka-error', (event) => events.push(event));
    await press(loan('Laskar Pelangi'), '.renew');
    await until(() => status() === title, 'an announcement');
    expect(loan('Laskar Pelangi').querySelector('.outcome')?.textContent).to.contain(title);
    expect(events, 'a refusal is no failure').to.have.length(0);
  });

  it('offers no button for a loan that cannot be renewed, but the reason', async () => {
    await open();
    expect(loan('Bumi Manusia').querySelector('.renew')).to.equal(null);
    expect(loan('Bumi Manusia').textContent).to.contain('pembaca lain menunggu');
    expect(loan('Tafsīr').textContent).to.contain('sebanyak yang boleh');
  });

  it('renews all at once, and tells of each what came of it', async () => {
    await open();
    all('.bar button')[0]!.click();
    await until(() => status().startsWith('2 dari 4 diperpanjang.'), 'an announcement');
    await settled(widget);
    expect(status()).to.contain('Bobo: Diperpanjang sampai');
    expect(status()).to.contain('Bumi Manusia: Pembaca lain sedang menunggunya');
    expect(all('[part="loan"] .outcome')).to.have.length(4);
    expect(loan('Bumi Manusia').querySelector('.outcome')?.textContent).to.contain('sedang menunggunya');
  });

  it('shows a hold as soon as something else on the page has placed it', async () => {
    await open();
    const placed = new CirculationClient(librarySource(libraryUrl, site).connection('id'));
    await placed.placeHold({ record: 'h2x4k7f3n6ug', pickupBranch: 'pusat' });
    await until(() => titles('hold').includes('Hujan'), 'the hold');
  });

  it('shows where each hold stands', async () => {
    await open();
    expect(hold('Ronggeng').textContent).to.contain('Siap diambil di Perpustakaan Pusat');
    expect(hold('Ronggeng').textContent).to.contain('Disimpan sampai');
    expect(hold('Saman').textContent).to.contain('Urutan 2 dari 2 · kira-kira 14 hari lagi');
  });

  it('suspends a hold and takes it up again', async () => {
    await open();
    const button = '.actions button:not(.cancel)';
    await press(hold('Saman'), button);
    await until(() => hold('Saman').textContent.includes('Ditunda'), 'a suspended hold');
    expect(status()).to.contain('Pesanan ditunda');
    await press(hold('Saman'), button);
    await until(() => hold('Saman').textContent.includes('Menunggu giliran'), 'a waiting hold');
    expect(status()).to.equal('Pesanan dilanjutkan');
  });

  it('moves a hold to another branch', async () => {
    await open();
    const branches = hold('Saman').querySelector('select')!;
    expect(branches.value).to.equal('utara');
    branches.value = 'keliling';
    branches.dispatchEvent(new Event('change'));
    await until(() => status() === 'Akan diambil di Pustaka Keliling', 'an announcement');
    const asked = library.requests.find(({ method }) => method === 'PATCH');
    expect(await asked?.json()).to.deep.equal({ pickupBranch: 'keliling' });
  });

  it('asks before it cancels a hold, and keeps it where the reader thinks better of it', async () => {
    await open();
    await press(hold('Saman'), '.cancel');
    expect(focused()?.className).to.equal('no');
    await press(hold('Saman'), '.no');
    expect(focused()?.className).to.equal('cancel');
    expect(titles('hold')).to.include('Saman');
    await press(hold('Saman'), '.cancel');
    await press(hold('Saman'), '.yes');
    await until(() => !titles('hold').includes('Saman'), 'the hold to go');
    await settled(widget);
    expect(status()).to.equal('Pesanan Saman dibatalkan');
    expect(focused()?.className, 'the focus, now that its button is gone').to.equal('section');
  });

  it('shows what is owed, with a total', async () => {
    await open();
    expect(text('[part="fee"]')).to.contain('Denda keterlambatan: Salah Asuhan');
    expect(text('.bar .amount')).to.match(/^Jumlah Rp\s5\.000$/);
  });

  it('makes a calendar address, tells it once, and revokes it', async () => {
    await open();
    await press(all('.calendar')[0]!, '.create');
    const address = await shown<HTMLInputElement>(widget, '.calendar input');
    expect(address.value).to.match(/\.ics$/);
    await until(() => focused() === address, 'the focus on the address');
    expect(all('.calendar a')[0]?.getAttribute('href')).to.match(/^webcal:/);
    await press(all('.calendar')[0]!, '.revoke');
    await until(() => status() === 'Alamat kalender dicabut', 'an announcement');
    await shown(widget, '.calendar .create');
  });

  it('gives up asking for the calendar when it leaves the page, and asks again when it comes back', async () => {
    library.troubles = [slow('circulation.calendar', 60_000)];
    await signInAt(libraryUrl, site);
    await add('.things .renew');
    const asked = () => library.requests.filter(({ url }) => url.endsWith('/calendar'));
    await until(() => asked().length === 1, 'a request');
    const box = widget.parentElement!;
    const failures: Event[] = [];
    widget.addEventListener('pustaka-error', (event) => failures.push(event));
    widget.remove();
    await until(() => asked()[0]?.signal.aborted, 'the request to be aborted');
    library.troubles = [];
    box.append(widget);
    await shown(widget, '.calendar');
    expect(failures).to.have.length(0);
  });

  it("lets a guardian open a child's card, and acts for the child there", async () => {
    await open();
    const cards = all('.tools select')[0] as HTMLSelectElement;
    expect([...cards.options].map(({ text: name }) => name)).to.deep.equal([
      'Sari Wulandari •••• 4711',
      'Bima Wulandari •••• 4712',
    ]);
    await openChild();
    expect(status()).to.equal('Bima Wulandari: 1 pinjaman');
    await press(loan('The Rainbow Troops'), '.renew');
    await until(() => status().includes('Diperpanjang sampai'), 'an announcement');
    const renewal = library.requests.find(({ method }) => method === 'POST');
    expect(new URL(renewal!.url).searchParams.get('patron')).to.equal('bima');
  });

  it('takes everything off the page when the reader signs out', async () => {
    await open();
    all('.tools button')[0]!.click();
    await shown(widget, '.prompt');
    await until(() => focused()?.classList.contains('sign-in'), 'the focus on the button');
    expect(widget.shadowRoot!.textContent).not.to.contain('Sari');
    expect(status()).to.equal('Anda sudah keluar.');
  });

  it('says that the session ended, and goes on with the same card after signing in again', async () => {
    await open(failing('circulation.renew', { status: 401, code: 'sign-in-required', title: 'Masuk' }));
    await openChild();
    await press(loan('The Rainbow Troops'), '.renew');
    await shown(widget, '.prompt');
    expect(text('.prompt')).to.contain('Sesi Anda sudah berakhir');
    library.troubles = [];
    all('.sign-in')[0]!.click();
    await until(() => titles('loan').join() === 'The Rainbow Troops', "the child's loans again");
  });

  it('knows nothing of a reader who has gone when somebody else signs in', async () => {
    await open();
    await openChild();
    await session!.signOut();
    await shown(widget, '.prompt');
    expect(text('.prompt'), 'the reader signed out').not.to.contain('Sesi Anda sudah berakhir');
    const dewi: Me = {
      id: 'dewi',
      card: '•••• 4713',
      name: 'Dewi Lestari',
      category: 'adult',
      homeBranch: 'pusat',
      expires: '2099-12-31',
      blocks: [],
      language: 'id',
      keepsHistory: false,
      wards: [],
    };
    library.troubles = [answering('patrons.me', dewi)];
    const before = library.requests.length;
    all('.sign-in')[0]!.click();
    await until(() => text('.whose')?.startsWith('Dewi Lestari'), 'the card of who signed in');
    await shown(widget, '[part="loan"]');
    expect(text('.head')).not.to.contain('Wulandari');
    const asked = library.requests.slice(before).map(({ url }) => new URL(url).searchParams.get('patron'));
    expect(asked.filter(Boolean)).to.deep.equal([]);
  });

  it('stays as it is while the page asks the reader to allow more', async () => {
    await open();
    let prompts = 0;
    const observer = new MutationObserver(() => {
      prompts += all('.prompt').length;
    });
    observer.observe(widget.shadowRoot!, { childList: true, subtree: true });
    await session!.signIn();
    await settled(widget);
    observer.disconnect();
    expect(prompts).to.equal(0);
    expect(titles('loan')).to.have.length(4);
  });

  for (const [what, endpoint, selector] of [
    ['a renewal', 'circulation.renew', '[part="loan"] .renew'],
    ['renewing all', 'circulation.renewAll', '.bar button'],
    ['a cancelled hold', 'circulation.cancelHold', '.yes'],
    ['a calendar address', 'circulation.createCalendar', '.create'],
  ] as const) {
    it(`says nothing of ${what} on another card than that on which it was asked for`, async () => {
      const { trouble, letGo } = held(endpoint);
      await open(trouble);
      all('.cancel')[0]!.click();
      const failures: Event[] = [];
      widget.addEventListener('pustaka-error', (event) => failures.push(event));
      (await shown(widget, selector)).click();
      const writes = () => library.requests.filter(({ method }) => method !== 'GET');
      await until(() => writes().length === 1, 'a request');
      await openChild();
      await shown(widget, '.calendar');
      all('.tools select')[0]!.focus();
      expect(all('.bar button')[0]?.ariaDisabled ?? 'false', 'its own button').to.equal('false');
      const before = status();
      const done = new Promise((resolve) => session!.addEventListener('write', resolve, { once: true }));
      letGo();
      await done;
      await settled(widget);
      expect(titles('loan')).to.deep.equal(['The Rainbow Troops']);
      expect(all('.outcome, .calendar input')).to.have.length(0);
      expect(status()).to.equal(before);
      expect(focused()?.localName).to.equal('select');
      expect(failures).to.have.length(0);
    });
  }

  it('keeps the loans in view when a renewal does not get through, and says what to do', async () => {
    await open(offline('circulation.renew'));
    await press(loan('Laskar Pelangi'), '.renew');
    await until(() => loan('Laskar Pelangi').querySelector('.outcome'), 'an outcome');
    expect(loan('Laskar Pelangi').querySelector('.outcome')?.textContent).to.contain('belum dapat dihubungi');
    expect(titles('loan')).to.have.length(4);
  });

  it('shares one session with every widget of the page', async () => {
    await open();
    const first = widget;
    await add();
    expect(widget.librarySession).to.equal(first.librarySession);
    await session!.signOut();
    await shown(first, '.prompt');
    await shown(widget, '.prompt');
  });
});
