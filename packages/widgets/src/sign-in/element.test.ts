import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { failing } from '@pustaka/core/testing';
import { sessionAt } from '../foundation/session-at.ts';
import { held, libraryUrl, pretendLibrary } from '../standard/pretend-library.ts';
import type { PretendLibrary } from '../standard/pretend-library.ts';
import { pretendWindows, signInAt } from '../standard/pretend-sign-in.ts';
import type { Answer } from '../standard/pretend-sign-in.ts';
import { clear, settled, shown, until } from '../standard/widget-under-test.ts';
import './define.ts';
import type { PustakaSignIn } from './element.ts';

const site = 'balai-kota';

describe('pustaka-sign-in', () => {
  let library: PretendLibrary;
  let widget: PustakaSignIn;
  let closeWindows = () => {};
  const session = sessionAt({ url: libraryUrl, site });

  const add = async (shows: string) => {
    const box = document.createElement('main');
    box.lang = 'id';
    widget = document.createElement('pustaka-sign-in');
    widget.site = site;
    widget.library = libraryUrl;
    box.append(widget);
    document.body.append(box);
    await shown(widget, shows);
    await settled(widget);
  };
  const find = (selector: string) => widget.shadowRoot!.querySelector<HTMLElement>(selector);
  const status = () => find('[role="status"]')?.textContent;
  const press = (answer: Answer) => {
    closeWindows();
    closeWindows = pretendWindows(answer);
    find('.sign-in')!.click();
  };

  beforeEach(() => {
    library = pretendLibrary();
  });
  afterEach(async () => {
    clear();
    closeWindows();
    await session.signOut();
    library.close();
  });

  it('signs the reader in, and then bears their name', async () => {
    await add('.sign-in');
    expect(find('.sign-in')!.textContent.trim()).to.equal('Masuk');
    press('allows');
    await shown(widget, '.who');
    expect(find('.who')!.textContent.trim()).to.equal('Sari Wulandari');
  });

  it('stands at the end of a header that is aligned there, and its menu reads from the start all the same', async () => {
    library.troubles = [held('patrons.me').trouble];
    await signInAt(libraryUrl, site);
    await add('.ghost');
    widget.style.textAlign = 'end';
    const { right } = widget.getBoundingClientRect();
    expect(find('.ghost')!.getBoundingClientRect().right).to.be.closeTo(right, 0.5);
    clear();
    library.troubles = [];
    await add('.who');
    widget.style.textAlign = 'end';
    expect(find('.who')!.getBoundingClientRect().right).to.be.closeTo(right, 0.5);
    find('.who')!.click();
    const menu = await shown(widget, '[popover]:popover-open');
    expect(getComputedStyle(menu).textAlign).to.equal('start');
  });

  it('says that the reader is signed in, and has the focus where the button was', async () => {
    await add('.sign-in');
    find('.sign-in')!.focus();
    press('allows');
    await until(() => find('.who')?.matches(':focus'), 'the focus on the name');
    expect(status()).to.equal('Sudah masuk');
  });

  it('leaves the focus where it is when the reader signs in elsewhere', async () => {
    await add('.sign-in');
    await signInAt(libraryUrl, site);
    await shown(widget, '.who');
    await settled(widget);
    expect(widget.shadowRoot!.activeElement).to.equal(null);
    expect(status()).to.equal('');
  });

  it('keeps the focus when it tries again', async () => {
    await signInAt(libraryUrl, site);
    library.troubles = [failing('patrons.me', { status: 500, code: 'internal' })];
    await add('.trouble');
    const retry = () => {
      find('.trouble button')!.focus();
      find('.trouble button')!.click();
    };
    const before = library.requests.length;
    retry();
    await until(() => library.requests.length > before, 'another request');
    await until(() => find('.trouble button')?.matches(':focus'), 'the focus on the button again');
    library.troubles = [];
    retry();
    await until(() => find('.who')?.matches(':focus'), 'the focus on the name');
  });

  it('shows the card in its menu, which Escape closes', async () => {
    await signInAt(libraryUrl, site);
    await add('.who');
    find('.who')!.focus();
    await sendKeys({ press: 'Enter' });
    const menu = await shown(widget, '[popover]:popover-open');
    expect(menu.textContent).to.contain('•••• 4711');
    expect(menu.querySelector('a')!.href).to.equal(`${libraryUrl}/oidc/account`);
    await sendKeys({ press: 'Escape' });
    expect(menu.matches(':popover-open')).to.equal(false);
    expect(widget.shadowRoot!.activeElement).to.equal(find('.who'));
  });

  it('signs out from its menu, says so, and offers to sign in', async () => {
    await signInAt(libraryUrl, site);
    await add('.who');
    find('.who')!.click();
    find('.leave')!.click();
    await shown(widget, '.sign-in');
    await until(() => status() === 'Anda sudah keluar.', 'an announcement');
    await until(() => widget.shadowRoot!.activeElement === find('.sign-in'), 'the focus on the button');
    expect(session.state).to.equal('signed-out');
  });

  it('signs out on all devices, or says that it could not', async () => {
    await signInAt(libraryUrl, site);
    library.troubles = [failing('identity.signOutEverywhere')];
    await add('.who');
    find('.who')!.click();
    const everywhere = () => find('.leave + button')!;
    everywhere().click();
    await shown(widget, '.stayed');
    expect(status()).to.equal(find('.stayed')!.textContent);
    expect(session.state).to.equal('signed-in');
    library.troubles = [];
    everywhere().click();
    await shown(widget, '.sign-in');
    await until(() => status() === 'Anda sudah keluar.', 'an announcement');
    expect(session.state).to.equal('signed-out');
  });

  it('says what became of a sign-in that did not come about, without calling it a failure', async () => {
    await add('.sign-in');
    const events: Event[] = [];
    widget.addEventListener('pustaka-error', (event) => events.push(event));
    press('closes');
    await until(() => find('.note')?.textContent.includes('jendelanya ditutup'), 'why not');
    expect(status()).to.contain('jendelanya ditutup');
    expect(events).to.have.length(0);
    press('denies');
    await until(() => find('.note')?.textContent.includes('belum mengizinkan'), 'why not');
  });

  it('opens the sign-in page in the language of the page, however that is written', async () => {
    const { lang } = document.documentElement;
    const visited: URL[] = [];
    closeWindows = pretendWindows('closes', (address) => visited.push(address));
    try {
      document.documentElement.lang = 'en_US';
      await add('.sign-in');
      find('.sign-in')!.click();
      await until(() => find('.note')?.textContent.includes('jendelanya ditutup'), 'the end of it');
    } finally {
      document.documentElement.lang = lang;
    }
    expect(visited.map(({ searchParams }) => searchParams.get('ui_locales'))).to.deep.equal(['en-US']);
  });

  it('offers to sign in again where the session has ended', async () => {
    await signInAt(libraryUrl, site);
    library.troubles = [failing('patrons.me', { status: 401, code: 'sign-in-required', title: 'Masuk' })];
    await add('.sign-in');
    expect([session.state, session.ended]).to.deep.equal(['signed-out', 'expired']);
  });

  it('cannot sign anybody in for a site that has no key', async () => {
    await add('.sign-in');
    widget.site = '';
    await settled(widget);
    const events: Event[] = [];
    widget.addEventListener('pustaka-error', (event) => events.push(event));
    press('allows');
    await until(() => events.length > 0, 'an error event');
    expect(find('.note')?.textContent).to.contain('belum dapat masuk');
  });
});
