import { expect } from '@open-wc/testing';
import type { PustakaElement } from '../foundation/element.ts';
import {
  expectNoSideways,
  expectPlainStyles,
  expectTargets,
  expectVisibleFocus,
  expectWholeWords,
} from './accessible.ts';
import { expectNothingLeft } from './lasting.ts';
import { libraryUrl, pretendLibrary } from './pretend-library.ts';
import type { PretendLibrary } from './pretend-library.ts';
import { signInAt } from './pretend-sign-in.ts';
import { clear, place } from './widget-under-test.ts';
import type { WidgetUnderTest } from './widget-under-test.ts';

/** What holds in every state of a widget. */
export function keepsTheStandardInEveryState(widget: WidgetUnderTest): void {
  for (const [name, state] of Object.entries(widget.states)) {
    describe(`${widget.tag}, ${name}`, () => {
      let library: PretendLibrary;
      const placed = (frame: Parameters<typeof place>[2]): Promise<PustakaElement> =>
        place(widget, state, frame);

      beforeEach(async () => {
        library = pretendLibrary(state.troubles);
        if (widget.site) await signInAt(libraryUrl, widget.site);
      });
      afterEach(() => {
        clear();
        document.documentElement.style.fontSize = '';
        library.close();
      });

      it('has nothing that axe finds fault with, on a narrow light page', async () => {
        await expect(await placed({ width: '320px', background: '#fff', color: '#222' })).to.be.accessible();
      });

      it('has nothing that axe finds fault with, on a wide dark page in English', async () => {
        const dark = {
          width: '60rem',
          colorScheme: 'dark',
          background: '#16181b',
          color: '#e8e6e3',
          lang: 'en',
        };
        await expect(await placed(dark)).to.be.accessible();
      });

      it('fits 320 px without scrolling sideways, and so 400 % zoom', async () => {
        expectNoSideways(await placed({ width: '320px' }));
      });

      it('fits with text at twice its size', async () => {
        expectNoSideways(await placed({ width: '320px', fontSize: '32px' }));
      });

      it('fits, and keeps its words whole, where the browser has text at twice its size', async () => {
        document.documentElement.style.fontSize = '200%';
        // A telephone, less the margins of its page.
        const there = await placed({ width: '328px', fontSize: '1rem' });
        expectNoSideways(there);
        expectWholeWords(there);
      });

      it('fits with text spaced as WCAG 1.4.12 has it', async () => {
        const spaced = { lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em' };
        expectNoSideways(await placed({ width: '320px', ...spaced }));
      });

      it('reads from right to left', async () => {
        const placedThere = await placed({ width: '360px', dir: 'rtl' });
        expectNoSideways(placedThere);
        expect(getComputedStyle(placedThere).direction).to.equal('rtl');
      });

      it('has targets of 24 px at least, and shows where the focus is', async () => {
        const there = await placed({ width: '360px' });
        expectTargets(there);
        expectVisibleFocus(there);
      });

      it('leaves nothing behind on the page when it goes', async () => {
        // The library's profile is asked for to the end, by then of this one.
        library.troubles = [];
        const comeAndGo = async () => {
          const own = pretendLibrary(state.troubles);
          if (widget.site) await signInAt(libraryUrl, widget.site);
          (await placed({})).parentElement!.remove();
          own.close();
        };
        // What the page keeps for good comes with the first.
        await comeAndGo();
        await expectNothingLeft(widget, async () => {
          for (let i = 0; i < 4; i++) await comeAndGo();
        });
      });

      it('needs no inline style and no physical direction', async () => {
        expectPlainStyles(await placed({}));
      });
    });
  }
}
