import { expect } from '@open-wc/testing';
import { CirculationClient } from '@pustaka/core/circulation';
import { failing, slow } from '@pustaka/core/testing';
import type { Trouble } from '@pustaka/core/testing';
import { librarySource } from '../foundation/library-context.ts';
import { answering, held, libraryUrl } from '../standard/pretend-library.ts';
import { signInAt } from '../standard/pretend-sign-in.ts';
import { settled, shown, until } from '../standard/widget-under-test.ts';
import { LoanPage } from './loan-page.fixture.ts';

const site = 'sekolah-dasar';

describe('pustaka-loan-status', () => {
  const page = new LoanPage(site);
  const { add, all, entry, focused, open, press, status, text, titles, writes } = page;

  it('has the most urgent loan first, and says in words and in full when each is due', async () => {
    await open();
    expect(titles('loan')).to.deep.equal(['Bobo', 'Laskar Pelangi', 'Bumi Manusia', 'Tafsīr al-Jalālayn']);
    expect(
      all('.due .fact')
        .map(({ textContent }) => textContent.trim())
        .slice(0, 3),
    ).to.deep.equal(['Terlambat 3 hari', 'Kembali 2 hari lagi', 'Kembali 6 hari lagi']);
    const due = entry('loan', 'Bobo').querySelector('time')!;
    const full = new Intl.DateTimeFormat('id', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    expect(due.textContent).to.equal(full.format(new Date(due.dateTime)));
    expect(entry('loan', 'Bobo').textContent).to.match(/Rp\s1\.500/);
  });

  it('says that a loan is overdue on a page that has been open since before it was', async () => {
    await open();
    const { items } = await new CirculationClient(page.widget.connection!).loans();
    const before = items.map((loan) => ({ ...loan, overdueDays: 0 }));
    page.library.troubles = [answering('circulation.loans', { items: before, total: before.length })];
    await page.widget.account.load();
    await settled(page.widget);
    expect(text('.due .fact')).to.equal('Terlambat 3 hari');
  });

  for (const [lang, heading, date] of [
    ['id_ID', 'Pinjaman dan pesanan', '31 Desember 2099'],
    ['in', 'Pinjaman dan pesanan', '31 Desember 2099'],
    ['indonesia', 'Pinjaman dan pesanan', '31 Desember 2099'],
    ['x-klingon', 'Pinjaman dan pesanan', '31 Desember 2099'],
    ['fr', 'Pinjaman dan pesanan', '31 Desember 2099'],
    ['jv', 'Pinjaman dan pesanan', '31 Desember 2099'],
    ['su', 'Pinjaman dan pesanan', '31 Desember 2099'],
    ['en_US', 'Loans and holds', 'December 31, 2099'],
    ['EN', 'Loans and holds', 'December 31, 2099'],
  ] as const) {
    it(`speaks one language throughout on a page whose language is written ${lang}`, async () => {
      await open();
      page.widget.parentElement!.lang = 'en-GB';
      await until(() => text('.whose')?.includes('31 December 2099'), 'another language');
      page.widget.parentElement!.lang = lang;
      await until(() => text('.whose')?.includes(date), 'the date');
      await until(() => text('#headline') === heading, 'the heading');
    });
  }

  it('has headings of the levels that HTML has, whatever the page asks for', async () => {
    await open();
    for (const [asked, level] of Object.entries({ 0: 1, 4: 4, 9: 4 })) {
      page.widget.headingLevel = Number(asked);
      await settled(page.widget);
      const levels = new Set(all('[role="heading"]').map(({ ariaLevel }) => Number(ariaLevel)));
      expect([...levels], asked).to.deep.equal([level, level + 1, level + 2]);
    }
  });

  it('renews one loan, says until when, and keeps the focus', async () => {
    await open();
    await press(entry('loan', 'Laskar Pelangi'), '.renew');
    await until(() => status().startsWith('Laskar Pelangi: Diperpanjang sampai'), 'an announcement');
    expect(entry('loan', 'Laskar Pelangi').querySelector('.outcome')?.textContent).to.contain(
      'Diperpanjang sampai',
    );
    expect(focused()?.classList.contains('renew')).to.equal(true);
    expect(entry('loan', 'Laskar Pelangi').contains(focused())).to.equal(true);
  });

  it('says in the words of the library why a loan was not renewed', async () => {
    const title = 'Pembaca lain sedang menunggunya';
    await open(failing('circulation.renew', { status: 409, code: 'held-by-others', title }));
    const events: Event[] = [];
    page.widget.addEventListener('pustaka-error', (event) => events.push(event));
    await press(entry('loan', 'Laskar Pelangi'), '.renew');
    await until(() => status() === title, 'an announcement');
    expect(entry('loan', 'Laskar Pelangi').querySelector('.outcome')?.textContent).to.contain(title);
    expect(events, 'a refusal is no failure').to.have.length(0);
  });

  it('offers no button for a loan that cannot be renewed, but the reason', async () => {
    await open();
    expect(entry('loan', 'Bumi Manusia').querySelector('.renew')).to.equal(null);
    expect(entry('loan', 'Bumi Manusia').textContent).to.contain('pembaca lain menunggu');
    expect(entry('loan', 'Tafsīr').textContent).to.contain('sebanyak yang boleh');
  });

  it('renews all at once, and tells of each what came of it', async () => {
    await open();
    all('.bar button')[0]!.click();
    await until(() => status().startsWith('2 dari 4 diperpanjang.'), 'an announcement');
    await settled(page.widget);
    expect(status()).to.contain('Bobo: Diperpanjang sampai');
    expect(status()).to.contain('Bumi Manusia: Pembaca lain sedang menunggunya');
    expect(all('[part="loan"] .outcome')).to.have.length(4);
    expect(entry('loan', 'Bumi Manusia').querySelector('.outcome')?.textContent).to.contain(
      'sedang menunggunya',
    );
  });

  const holdBack = (endpoint: Trouble['endpoint']) => {
    const { trouble, letGo } = held(endpoint);
    page.library.troubles = [trouble];
    return letGo;
  };
  const renewAll = () => all('.bar button')[0]!;
  const renewOne = (title: string) => entry('loan', title).querySelector<HTMLElement>('.renew')!;

  it('renews no loan by itself while it is renewed with all', async () => {
    await open();
    const letGo = holdBack('circulation.renewAll');
    renewAll().click();
    await until(() => writes()[0], 'the renewal of all');
    expect(renewOne('Bobo').ariaDisabled).to.equal('true');
    renewOne('Bobo').click();
    letGo();
    await until(() => status().startsWith('2 dari 4 diperpanjang.'), 'an announcement');
    expect(writes()).to.have.length(1);
  });

  it('renews not all while one is renewed, whose button names what it does', async () => {
    await open();
    const letGo = holdBack('circulation.renew');
    renewOne('Bobo').click();
    await until(() => writes()[0], 'the renewal of one');
    expect(renewAll().ariaDisabled).to.equal('true');
    expect(renewOne('Bobo').ariaLabel).to.contain(renewOne('Bobo').textContent.trim());
    renewAll().click();
    letGo();
    await until(() => status().startsWith('Bobo: Diperpanjang'), 'an announcement');
    expect(writes()).to.have.length(1);
    expect(renewAll().ariaDisabled).to.equal('false');
  });

  it('shows a hold that something else has placed while a loan was being renewed', async () => {
    await open();
    const letGo = holdBack('circulation.renew');
    renewOne('Bobo').click();
    await until(() => writes()[0], 'the renewal');
    const placed = new CirculationClient(librarySource(libraryUrl, site).connection('id'));
    await placed.placeHold({ record: 'h2x4k7f3n6ug', pickupBranch: 'pusat' });
    letGo();
    await until(() => titles('hold').includes('Hujan'), 'the hold');
  });

  it('ends each sentence once, however the library ends its own', async () => {
    await open();
    const [loan] = (await new CirculationClient(page.widget.connection!).loans()).items;
    const item = { loan, renewed: false, code: 'conduct', reason: 'Tanyakan di meja layanan.' };
    page.library.troubles = [answering('circulation.renewAll', { items: [item], renewed: 0 })];
    all('.bar button')[0]!.click();
    await until(
      () => status() === '0 dari 1 diperpanjang. Bobo: Tanyakan di meja layanan.',
      'an announcement',
    );
  });

  it('shows a hold as soon as something else on the page has placed it', async () => {
    await open();
    const placed = new CirculationClient(librarySource(libraryUrl, site).connection('id'));
    await placed.placeHold({ record: 'h2x4k7f3n6ug', pickupBranch: 'pusat' });
    await until(() => titles('hold').includes('Hujan'), 'the hold');
  });

  it('shows where each hold stands', async () => {
    await open();
    expect(entry('hold', 'Ronggeng').textContent).to.contain('Siap diambil di Perpustakaan Pusat');
    expect(entry('hold', 'Ronggeng').textContent).to.contain('Disimpan sampai');
    expect(entry('hold', 'Saman').textContent).to.contain('Urutan 2 dari 2 · kira-kira 14 hari lagi');
  });

  it('suspends a hold and takes it up again', async () => {
    await open();
    const button = '.actions button:not(.cancel)';
    await press(entry('hold', 'Saman'), button);
    await until(() => entry('hold', 'Saman').textContent.includes('Ditunda'), 'a suspended hold');
    expect(status()).to.contain('Pesanan ditunda');
    await press(entry('hold', 'Saman'), button);
    await until(() => entry('hold', 'Saman').textContent.includes('Menunggu giliran'), 'a waiting hold');
    expect(status()).to.equal('Pesanan dilanjutkan');
  });

  const choose = async (branch: string) => {
    const branches = entry('hold', 'Saman').querySelector('select')!;
    branches.focus();
    branches.value = branch;
    branches.dispatchEvent(new Event('change'));
    await settled(page.widget);
    return branches;
  };

  it('moves a hold to another branch, once the reader has chosen', async () => {
    await open();
    expect((await choose('pusat')).value).to.equal('pusat');
    const branches = await choose('keliling');
    expect(writes(), 'by keyboard, readers pass other branches').to.have.length(0);
    await press(entry('hold', 'Saman'), '.move');
    await until(() => status() === 'Akan diambil di Pustaka Keliling', 'an announcement');
    expect(await writes()[0]?.json()).to.deep.equal({ pickupBranch: 'keliling' });
    await until(() => focused() === branches, 'the focus on the choice');
    expect(branches.value).to.equal('keliling');
  });

  it('shows the branch that a hold has, where it could not be moved', async () => {
    const title = 'Sudah dikirim';
    await open(failing('circulation.changeHold', { status: 409, code: 'hold-not-changeable', title }));
    const branches = await choose('pusat');
    await press(entry('hold', 'Saman'), '.move');
    await until(() => status() === title, 'an announcement');
    await until(() => focused() === branches, 'the focus on the choice');
    expect(branches.value).to.equal('utara');
    expect(entry('hold', 'Saman').querySelector('.move')).to.equal(null);
  });

  it('asks before it cancels a hold, and keeps it where the reader thinks better of it', async () => {
    await open();
    await press(entry('hold', 'Saman'), '.cancel');
    expect(focused()?.className).to.equal('no');
    await press(entry('hold', 'Saman'), '.no');
    expect(focused()?.className).to.equal('cancel');
    expect(titles('hold')).to.include('Saman');
    await press(entry('hold', 'Saman'), '.cancel');
    await press(entry('hold', 'Saman'), '.yes');
    await until(() => !titles('hold').includes('Saman'), 'the hold to go');
    await settled(page.widget);
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
    const address = await shown<HTMLInputElement>(page.widget, '.calendar input');
    expect(address.value).to.match(/\.ics$/);
    await until(() => focused() === address, 'the focus on the address');
    expect(all('.calendar a')[0]?.getAttribute('href')).to.match(/^webcal:/);
    await press(all('.calendar')[0]!, '.revoke');
    await until(() => status() === 'Alamat kalender dicabut', 'an announcement');
    await shown(page.widget, '.calendar .create');
  });

  it('gives up asking for the calendar when it leaves the page, and asks again when it comes back', async () => {
    page.library.troubles = [slow('circulation.calendar', 60_000)];
    await signInAt(libraryUrl, site);
    await add('.things .renew');
    const asked = () => page.library.requests.filter(({ url }) => url.endsWith('/calendar'));
    await until(() => asked().length === 1, 'a request');
    const box = page.widget.parentElement!;
    const failures: Event[] = [];
    page.widget.addEventListener('pustaka-error', (event) => failures.push(event));
    page.widget.remove();
    await until(() => asked()[0]?.signal.aborted, 'the request to be aborted');
    page.library.troubles = [];
    box.append(page.widget);
    await shown(page.widget, '.calendar');
    expect(failures).to.have.length(0);
  });
});
