import { expect } from '@open-wc/testing';
import { libraryUrl, pretendLibrary } from './pretend-library.ts';
import { signInAt } from './pretend-sign-in.ts';
import { until } from './widget-under-test.ts';
import type { WidgetUnderTest } from './widget-under-test.ts';

interface StrictWindow extends Window {
  readonly violations: string[];
  readonly globalsBefore: string[];
}

/** The globals by which lit's copies on a page find out about each other. */
const ofLit = /^(lit(Html|Element)Versions|reactiveElementVersions|litPropertyMetadata)$/;

/**
 * What holds on a page under `script-src 'self'; style-src 'self'; require-trusted-types-for 'script'`, and in a realm
 * of its own: no violation, no new global, no change to the page's own styles.
 */
export function keepsTheStandardUnderAStrictPolicy(widget: WidgetUnderTest): void {
  describe(`${widget.tag} under a strict policy`, () => {
    let frame: HTMLIFrameElement;
    before(async () => {
      if (widget.site) {
        // The frame is of this origin, and finds the session that is kept here.
        const library = pretendLibrary();
        await signInAt(libraryUrl, widget.site);
        library.close();
      }
      frame = document.createElement('iframe');
      frame.src = new URL('./strict-page.html', import.meta.url).href;
      frame.style.cssText = 'width: 60rem; height: 40rem';
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await loaded;
      const page = frame.contentWindow!;
      page.postMessage({ tag: widget.tag, module: widget.module, site: widget.site ?? '' }, location.origin);
      await until(
        () =>
          page.document
            .querySelector(widget.tag)
            ?.shadowRoot?.querySelector(widget.states[widget.full]!.shows),
        'the widget on the strict page',
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    after(() => frame.remove());

    it('violates nothing', () => {
      expect((frame.contentWindow as StrictWindow).violations).to.deep.equal([]);
    });

    it('is on a page whose policy is at work', () => {
      const page = frame.contentWindow as StrictWindow & typeof globalThis;
      const paragraph = page.document.createElement('p');
      paragraph.setAttribute('style', 'color: red');
      expect(page.getComputedStyle(page.document.body.appendChild(paragraph)).color).not.to.equal(
        'rgb(255, 0, 0)',
      );
    });

    it('leaves no global but those of lit, and no style on the page', () => {
      const page = frame.contentWindow as StrictWindow;
      const added = Object.keys(page).filter(
        (name) => !page.globalsBefore.includes(name) && !ofLit.test(name),
      );
      expect(added).to.deep.equal([]);
      expect(page.document.styleSheets).to.have.length(0);
      expect(page.document.adoptedStyleSheets).to.have.length(0);
      expect(page.document.documentElement.attributes).to.have.length(1);
    });
  });
}
