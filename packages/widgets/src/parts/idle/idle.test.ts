import { expect } from '@open-wc/testing';
import { sessionAt } from '../../foundation/session-at.ts';
import '../../library/define.ts';
import '../../sign-in/define.ts';
import { libraryUrl, pretendLibrary } from '../../standard/pretend-library.ts';
import type { PretendLibrary } from '../../standard/pretend-library.ts';
import { signInAt } from '../../standard/pretend-sign-in.ts';
import { clear, settled, shown, until } from '../../standard/widget-under-test.ts';

const site = 'ruang-baca';

describe('the warning that a session is about to end', () => {
  const session = sessionAt({ url: libraryUrl, site });
  let library: PretendLibrary;

  /** Two widgets of one page, and a session that ends only when told. */
  const open = async (language: string) => {
    await signInAt(libraryUrl, site);
    const box = document.createElement('main');
    box.lang = language;
    const tag = 'pustaka-sign-in';
    box.innerHTML = `<pustaka-library url="${libraryUrl}" site="${site}" idle-minutes="60"><${tag}></${tag}><${tag}></${tag}></pustaka-library>`;
    document.body.append(box);
    const widgets = [...box.querySelectorAll(tag)];
    for (const widget of widgets) await shown(widget, '.who');
    for (const widget of widgets) await settled(widget);
    const warnings = () =>
      widgets.flatMap(({ shadowRoot }) => [
        ...shadowRoot!.querySelectorAll<HTMLElement>('.idle:popover-open'),
      ]);
    const idle = () => session.dispatchEvent(new Event('idle', { cancelable: true }));
    const warned = () => until(() => warnings()[0], 'the warning');
    return { box, widgets, warnings, idle, warned };
  };

  beforeEach(() => {
    library = pretendLibrary();
  });
  afterEach(async () => {
    clear();
    await session.signOut();
    library.close();
  });

  it('shows once on a page, in the language of its widget, and is spoken', async () => {
    const { widgets, warnings, idle, warned } = await open('en');
    expect(idle(), 'nobody else has to warn').to.equal(false);
    await warned();
    for (const widget of widgets) await settled(widget);
    expect(warnings()).to.have.length(1);
    expect(warnings()[0]!.textContent).to.contain('about to be signed out');
    const said = widgets.map(({ shadowRoot }) => shadowRoot!.querySelector('[role="status"]')!.textContent);
    expect(said.join('')).to.contain('about to be signed out');
    await expect(warnings()[0]).to.be.accessible();
  });

  it('goes when the reader stays, and the focus stays in the widget', async () => {
    const { warnings, idle, warned, widgets } = await open('id');
    idle();
    await warned();
    const button = warnings()[0]!.querySelector('button')!;
    expect(button.textContent).to.equal('Tetap masuk');
    const stays: Event[] = [];
    session.stay = () => Promise.resolve(void session.dispatchEvent(new Event('active')));
    session.addEventListener('active', (event) => stays.push(event), { once: true });
    button.focus();
    button.click();
    Reflect.deleteProperty(session, 'stay');
    expect(stays).to.have.length(1);
    expect(warnings()).to.have.length(0);
    await until(() => widgets.some(({ shadowRoot }) => shadowRoot!.activeElement), 'the focus');
    idle();
    await warned();
  });

  it('goes with the session, and with its widget', async () => {
    const { box, warnings, idle, warned, widgets } = await open('id');
    idle();
    await warned();
    box.remove();
    expect(widgets.map(({ shadowRoot }) => shadowRoot!.querySelector('.idle'))).to.deep.equal([null, null]);
    document.body.append(box);
    for (const widget of widgets) await shown(widget, '.who');
    idle();
    await warned();
    await session.signOut();
    expect(warnings()).to.have.length(0);
  });
});
