import { expect } from '@open-wc/testing';
import type { PustakaElement } from '../foundation/element.ts';
import { libraryUrl, pretendLibrary } from './pretend-library.ts';
import type { StrictPage } from './strict-page.fixture.ts';
import { shown, signOutOf, until } from './widget-under-test.ts';
import type { WidgetState, WidgetUnderTest } from './widget-under-test.ts';

/** The globals by which lit's copies on a page find out about each other. */
const ofLit = /^(lit(Html|Element)Versions|reactiveElementVersions|litPropertyMetadata)$/;

/**
 * What holds on a page under `script-src 'self'; style-src 'self'; require-trusted-types-for 'script'`, and in a realm
 * of its own, through every state, from signing in on: no violation, no new global, no change to the page's own styles.
 */
export function keepsTheStandardUnderAStrictPolicy(widget: WidgetUnderTest): void {
  describe(`${widget.tag} under a strict policy`, () => {
    let frame: HTMLIFrameElement;
    let page: StrictPage;

    /** Has the widget come into a state, and go. */
    const visit = async ({ troubles = [], attributes, reach, shows }: WidgetState) => {
      page.library.troubles = troubles;
      const { site = '' } = widget;
      if (site) await page.signIn(site);
      const element = page.document.createElement(widget.tag) as HTMLElement as PustakaElement;
      for (const [name, value] of Object.entries({ library: libraryUrl, site, ...attributes }))
        element.setAttribute(name, value);
      page.document.body.append(element);
      await reach?.(element);
      await shown(element, shows);
      element.remove();
    };

    before(async () => {
      // The frame is of this origin, and would find the session that is kept here.
      const library = pretendLibrary();
      await signOutOf(widget);
      library.close();
      frame = document.createElement('iframe');
      frame.src = new URL('./strict-page.html', import.meta.url).href;
      frame.style.cssText = 'width: 60rem; height: 40rem';
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await loaded;
      page = frame.contentWindow as StrictPage;
      await page.load(widget.module);
      for (const state of Object.values(widget.states)) await visit(state);
    });
    after(() => frame.remove());

    it('violates nothing, where an inline style does', async () => {
      page.document.body.setAttribute('style', 'color: red');
      // Violations are told in their order.
      await until(
        () => page.violations.some((violation) => violation.startsWith('style-src')),
        'a violation',
      );
      expect(page.violations).to.have.length(1);
      page.document.body.removeAttribute('style');
    });

    it('leaves no global but those of lit, and no style on the page', () => {
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
