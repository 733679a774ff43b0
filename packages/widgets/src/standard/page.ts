import { expect } from '@open-wc/testing';
import { failing, offline, slow } from '@pustaka/core/testing';
import type { PustakaElement } from '../foundation/element.ts';
import { PustakaErrorEvent } from '../foundation/error-event.ts';
import { expectNothingLeft } from './lasting.ts';
import { watchMoves } from './moves.ts';
import { held, libraryUrl, pretendLibrary } from './pretend-library.ts';
import type { PretendLibrary } from './pretend-library.ts';
import { signInAt } from './pretend-sign-in.ts';
import { clear, place, settled, shown, until } from './widget-under-test.ts';
import type { WidgetUnderTest } from './widget-under-test.ts';

/** What holds between a widget and the page it is on. */
export function keepsTheStandardOnAPage(widget: WidgetUnderTest): void {
  const full = widget.states[widget.full]!;
  const add = (attributes: Record<string, string>): PustakaElement => {
    const element = document.createElement(widget.tag) as HTMLElement as PustakaElement;
    for (const [name, value] of Object.entries({ site: widget.site ?? '', ...attributes }))
      element.setAttribute(name, value);
    const box = document.createElement('main');
    box.append(element);
    document.body.append(box);
    return element;
  };

  describe(`${widget.tag} and its page`, () => {
    let library: PretendLibrary;
    beforeEach(async () => {
      library = pretendLibrary();
      if (widget.site) await signInAt(libraryUrl, widget.site);
    });
    afterEach(() => {
      clear();
      library.close();
    });

    it('may be included twice, in two versions: the first stays', async () => {
      const first = customElements.get(widget.tag);
      await import(`${widget.module}?another-version`);
      expect(customElements.get(widget.tag)).to.equal(first);
    });

    it('shows what is inside its tag until it has a library', async () => {
      const element = add({});
      element.innerHTML = widget.fallback;
      await settled(element);
      const inside = element.firstElementChild!.getBoundingClientRect();
      expect(inside.height).to.be.greaterThan(0);
      element.library = libraryUrl;
      await shown(element, full.shows);
      expect(element.firstElementChild!.getBoundingClientRect().height).to.equal(0);
    });

    it('gives up what it is waiting for when it leaves the page, and asks again when it comes back', async () => {
      library.troubles = [slow('all', 60_000)];
      const element = add({ library: libraryUrl });
      // The library's profile is shared with other widgets, and asked for to the end.
      const own = () => library.requests.filter(({ url }) => !url.endsWith('/library'));
      await until(() => own().length > 0, 'a request of its own');
      const box = element.parentElement!;
      element.remove();
      const given = own();
      await until(() => given.every(({ signal }) => signal.aborted), 'all requests aborted');
      library.troubles = [];
      box.append(element);
      await shown(element, full.shows);
    });

    it('leaves nothing behind after 50 insertions and removals, each before it knew what to show', async () => {
      (await place(widget, full)).parentElement!.remove();
      await expectNothingLeft(widget, async () => {
        for (let i = 0; i < 50; i++) {
          const element = add({ library: libraryUrl });
          await element.updateComplete;
          element.parentElement!.remove();
        }
      });
    });

    it('tells the page of a failure with one typed event, and shows it itself', async () => {
      library.troubles = [failing('all', { status: 400, code: 'bad-request', title: 'Tidak dapat' })];
      const element = add({});
      const events: PustakaErrorEvent[] = [];
      element.addEventListener('pustaka-error', (event) => events.push(event));
      element.library = libraryUrl;
      await shown(element, '[part~="error"]');
      expect(events[0]).to.be.instanceOf(PustakaErrorEvent);
      expect(events[0]?.error).to.have.property('code', 'bad-request');
      expect(events).to.have.length(1);
    });

    it('tells once that its library has no address', async () => {
      const element = add({});
      const errors: unknown[] = [];
      element.addEventListener('pustaka-error', ({ error }) => errors.push(error));
      element.library = 'ftp://perpustakaan.example.go.id';
      await settled(element);
      element.announce('');
      await settled(element);
      expect(errors).to.have.length(1);
      element.library = libraryUrl;
      await shown(element, full.shows);
    });

    it('leaves a failure to a page that cancels the event', async () => {
      library.troubles = [failing('all', { status: 400, code: 'bad-request', title: 'Tidak dapat' })];
      const element = add({});
      const cancelled = new Promise<void>((resolve) => {
        element.addEventListener('pustaka-error', (event) => {
          event.preventDefault();
          resolve();
        });
      });
      element.library = libraryUrl;
      await cancelled;
      await settled(element);
      expect(element.shadowRoot!.querySelector('[part~="error"]')).to.equal(null);
    });

    it('works again by itself after being offline', async () => {
      library.troubles = [offline()];
      const element = add({ library: libraryUrl });
      await shown(element, '[part~="error"]');
      library.troubles = [];
      window.dispatchEvent(new Event('online'));
      await shown(element, full.shows);
      expect(element.shadowRoot!.querySelector('[part~="error"]')).to.equal(null);
    });

    it('follows the language of the page', async () => {
      const element = add({ library: libraryUrl });
      await shown(element, full.shows);
      const indonesian = element.shadowRoot!.textContent;
      element.parentElement!.lang = 'en';
      await until(() => element.shadowRoot!.textContent !== indonesian, 'another language');
      await until(() => library.requests.at(-1)?.headers.get('accept-language') === 'en', 'asked in English');
    });

    it('names the language of its words, which may be another than that of the page', async () => {
      const element = add({ library: libraryUrl });
      const spoken = () =>
        element.shadowRoot!.querySelector(full.shows)?.closest<HTMLElement>('[lang]')?.lang;
      element.parentElement!.lang = 'fr';
      await shown(element, full.shows);
      expect(spoken()).to.equal('id');
      element.parentElement!.lang = 'en-GB';
      await until(() => spoken() === 'en-GB', 'another language');
      element.parentElement!.lang = 'su';
      await until(() => spoken() === 'id', 'Indonesian again');
    });

    for (const width of ['20rem', '22.5rem', '48rem', '78rem']) {
      it(`comes and fills without moving anything in view, ${width} wide`, async () => {
        const { trouble, letGo } = held('all');
        library.troubles = [trouble, slow('all', 50)];
        const box = document.createElement('main');
        box.style.width = width;
        box.innerHTML = `<style>${await advisedRoom()}</style><p>Sebelumnya</p>
          <${widget.tag} site="${widget.site ?? ''}">${widget.fallback}</${widget.tag}><p>Sesudahnya</p>`;
        document.body.append(box);
        const element = box.querySelector<PustakaElement>(widget.tag)!;
        await settled(element);
        const { moves } = watchMoves(element, ...box.querySelectorAll('p'));
        const content = widget.content ?? '[part~="results"] > *';
        element.setAttribute('library', libraryUrl);
        await shown(element, widget.states[widget.loading]!.shows);
        const waiting = (await shown(element, content)).getBoundingClientRect();
        letGo();
        await shown(element, full.shows);
        await settled(element);
        const filled = (await shown(element, content)).getBoundingClientRect();
        expect(moves).to.deep.equal([]);
        expect([filled.top, filled.left, filled.width], 'what it shows').to.deep.equal([
          waiting.top,
          waiting.left,
          waiting.width,
        ]);
      });
    }
  });
}

/** The styles by which docs/embedding.md advises pages to keep room for widgets that are still to come. */
async function advisedRoom(): Promise<string> {
  const guide = await (await fetch('/docs/embedding.md')).text();
  return /unless your styles keep room[^]*?```css\n([^]*?)```/.exec(guide)![1]!;
}
