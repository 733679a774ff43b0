import { expect } from '@open-wc/testing';
import type { Me } from '@pustaka/core';
import { failing, offline } from '@pustaka/core/testing';
import { answering, held, libraryUrl } from '../standard/pretend-library.ts';
import { signInAt } from '../standard/pretend-sign-in.ts';
import { settled, shown, until } from '../standard/widget-under-test.ts';
import { LoanPage } from './loan-page.fixture.ts';

describe('the cards of pustaka-loan-status', () => {
  const site = 'sekolah-menengah-pertama';
  const page = new LoanPage(site);
  const { add, all, entry, focused, open, openChild, press, status, text, titles, writes } = page;

  it('says what signing in gives, signs in from its button, and then shows the loans', async () => {
    await add('.prompt');
    expect(text('.prompt')).to.contain('Situs ini tidak melihatnya');
    expect(page.library.requests).to.have.length(0);
    await press(all('.prompt')[0]!, '.sign-in');
    await shown(page.widget, '[part="loan"]');
    expect(page.session.state).to.equal('signed-in');
    await until(() => status() === 'Sari Wulandari: 4 pinjaman dan 1 terlambat', 'an announcement');
    expect(focused()?.id).to.equal('headline');
  });

  it('says nothing of a card to who is elsewhere on the page', async () => {
    await add('.prompt');
    await signInAt(libraryUrl, site);
    await shown(page.widget, '.calendar');
    await settled(page.widget);
    expect(focused()).to.equal(null);
    expect(status()).to.equal('');
  });

  it('tells the reader what became of a sign-in that did not come about', async () => {
    page.answer('denies');
    await add('.prompt');
    all('.sign-in')[0]!.click();
    await shown(page.widget, '.note');
    await until(() => status() !== '', 'an announcement');
    expect(text('.note')).to.equal('Anda belum mengizinkan situs ini membuka data perpustakaan Anda.');
    expect(status()).to.equal(text('.note'));
  });

  it('keeps the focus when it tries again, says each time that it failed, and then what is on the card', async () => {
    await open(failing('circulation.loans', { status: 500, code: 'internal', title: 'Ada yang rusak' }));
    await page.widget.account.load();
    await shown(page.widget, '.trouble');
    const spoken: string[] = [];
    const observer = new MutationObserver(() => spoken.push(status().trim()));
    observer.observe(all('[role="status"]')[0]!, { childList: true, characterData: true, subtree: true });
    const retry = async () => {
      await press(await shown(page.widget, '.trouble'), 'button');
      expect(focused()?.id).to.equal('headline');
    };
    await retry();
    await until(() => spoken.length === 1, 'the same announcement again');
    page.library.troubles = [];
    await retry();
    await shown(page.widget, '[part="loan"]');
    await until(() => spoken.length === 2, 'another announcement');
    observer.disconnect();
    expect(spoken).to.deep.equal(['Ada yang rusak', 'Sari Wulandari: 4 pinjaman dan 1 terlambat']);
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
    await press(entry('loan', 'The Rainbow Troops'), '.renew');
    await until(() => status().includes('Diperpanjang sampai'), 'an announcement');
    const renewal = page.library.requests.find(({ method }) => method === 'POST');
    expect(new URL(renewal!.url).searchParams.get('patron')).to.equal('bima');
  });

  it('takes everything off the page when the reader signs out', async () => {
    await open();
    all('.tools button')[0]!.click();
    await shown(page.widget, '.prompt');
    await until(() => focused()?.classList.contains('sign-in'), 'the focus on the button');
    expect(page.widget.shadowRoot!.textContent).not.to.contain('Sari');
    expect(status()).to.equal('Anda sudah keluar.');
  });

  it('says that the session ended, and goes on with the same card after signing in again', async () => {
    await open(failing('circulation.renew', { status: 401, code: 'sign-in-required', title: 'Masuk' }));
    await openChild();
    await press(entry('loan', 'The Rainbow Troops'), '.renew');
    await shown(page.widget, '.prompt');
    expect(text('.prompt')).to.contain('Sesi Anda sudah berakhir');
    expect(focused()?.id).to.equal('headline');
    page.library.troubles = [];
    all('.sign-in')[0]!.click();
    await until(() => titles('loan').join() === 'The Rainbow Troops', "the child's loans again");
  });

  it('knows nothing of a reader who has gone when somebody else signs in', async () => {
    await open();
    await openChild();
    await page.session.signOut();
    await shown(page.widget, '.prompt');
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
    page.library.troubles = [answering('patrons.me', dewi)];
    const before = page.library.requests.length;
    all('.sign-in')[0]!.click();
    await until(() => text('.whose')?.startsWith('Dewi Lestari'), 'the card of who signed in');
    await shown(page.widget, '[part="loan"]');
    expect(text('.head')).not.to.contain('Wulandari');
    const asked = page.library.requests
      .slice(before)
      .map(({ url }) => new URL(url).searchParams.get('patron'));
    expect(asked.filter(Boolean)).to.deep.equal([]);
  });

  it('stays as it is while the page asks the reader to allow more', async () => {
    await open();
    let prompts = 0;
    const observer = new MutationObserver(() => {
      prompts += all('.prompt').length;
    });
    observer.observe(page.widget.shadowRoot!, { childList: true, subtree: true });
    await page.session.signIn();
    await settled(page.widget);
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
      page.widget.addEventListener('pustaka-error', (event) => failures.push(event));
      (await shown(page.widget, selector)).click();
      await until(() => writes().length === 1, 'a request');
      await openChild();
      await shown(page.widget, '.calendar');
      all('.tools select')[0]!.focus();
      expect(all('.bar button')[0]?.ariaDisabled ?? 'false', 'its own button').to.equal('false');
      const before = status();
      const done = new Promise((resolve) => page.session.addEventListener('write', resolve, { once: true }));
      letGo();
      await done;
      await settled(page.widget);
      expect(titles('loan')).to.deep.equal(['The Rainbow Troops']);
      expect(all('.outcome, .calendar input')).to.have.length(0);
      expect(status()).to.equal(before);
      expect(focused()?.localName).to.equal('select');
      expect(failures).to.have.length(0);
    });
  }

  it('keeps the loans in view when a renewal does not get through, and says what to do', async () => {
    await open(offline('circulation.renew'));
    await press(entry('loan', 'Laskar Pelangi'), '.renew');
    await until(() => entry('loan', 'Laskar Pelangi').querySelector('.outcome'), 'an outcome');
    expect(entry('loan', 'Laskar Pelangi').querySelector('.outcome')?.textContent).to.contain(
      'belum dapat dihubungi',
    );
    expect(titles('loan')).to.have.length(4);
  });

  it('asks for the same renewal again as long as the answer to the first is not known', async () => {
    await open(offline('circulation.renew'));
    const keys = () => writes().map(({ headers }) => headers.get('idempotency-key'));
    const renew = async (told: string) => {
      await press(entry('loan', 'Laskar Pelangi'), '.renew');
      await until(
        () => entry('loan', 'Laskar Pelangi').querySelector('.outcome')?.textContent.includes(told),
        'an outcome',
      );
    };
    await renew('belum dapat dihubungi');
    const first = keys();
    const code = 'held-by-others';
    page.library.troubles = [failing('circulation.renew', { status: 409, code, title: 'Ada yang menunggu' })];
    await renew('Ada yang menunggu');
    expect(new Set(keys()), 'one renewal').to.deep.equal(new Set([first[0]]));
    page.library.troubles = [];
    await renew('Diperpanjang');
    expect(new Set(keys()), 'the library had refused the first').to.have.length(2);
    await renew('Diperpanjang');
    expect(new Set(keys()), 'a second renewal').to.have.length(3);
  });

  it('looks what became of a renewal, once it is connected again', async () => {
    await open(offline('circulation.renew'));
    await press(entry('loan', 'Laskar Pelangi'), '.renew');
    await until(() => entry('loan', 'Laskar Pelangi').querySelector('.outcome'), 'an outcome');
    const asked = () => page.library.requests.filter(({ url }) => url.endsWith('/loans')).length;
    const before = asked();
    window.dispatchEvent(new Event('online'));
    await until(() => asked() > before, 'the loans to be asked for');
    await until(() => !entry('loan', 'Laskar Pelangi').querySelector('.outcome'), 'nothing of before');
  });

  it('shares one session with every widget of the page', async () => {
    await open();
    const first = page.widget;
    await add();
    await page.session.signOut();
    await shown(first, '.prompt');
    await shown(page.widget, '.prompt');
  });
});
