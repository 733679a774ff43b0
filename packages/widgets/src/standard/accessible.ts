import { expect } from '@open-wc/testing';
import type { PustakaElement } from '../foundation/element.ts';

const interactive = 'a[href], button, input, select, summary, [tabindex="0"], [role="option"]';

const glances = 'button, [role="heading"], th, td, .due .fact';

/** What a reader can reach: an open modal dialog makes everything else inert. */
const reachable = (widget: PustakaElement): ParentNode =>
  widget.shadowRoot!.querySelector('dialog:modal') ?? widget.shadowRoot!;

function visibleOnes(widget: PustakaElement): HTMLElement[] {
  return [...reachable(widget).querySelectorAll<HTMLElement>(interactive)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
}

/** WCAG 2.2, 2.5.8: every target at least 24 × 24 CSS pixels, or inside a label that is. */
export function expectTargets(widget: PustakaElement): void {
  for (const element of visibleOnes(widget)) {
    const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
    expect(Math.min(width, height), `target ${describe(element)}`).to.be.at.least(24);
  }
}

/** WCAG 2.2, 2.4.7: whatever takes the focus shows it, by an outline of its own or of the frame around it. */
export function expectVisibleFocus(widget: PustakaElement): void {
  for (const element of visibleOnes(widget).filter(({ tabIndex }) => tabIndex >= 0)) {
    element.focus({ preventScroll: true, focusVisible: true });
    const outlined = [element, element.parentElement!].some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
    expect(outlined, `focus on ${describe(element)}`).to.equal(true);
  }
}

/** WCAG 1.4.10: nothing sticks out to the side, so that nobody has to scroll in two directions. */
export function expectNoSideways(widget: PustakaElement): void {
  const place = reachable(widget);
  const frame = (place instanceof HTMLElement ? place : widget).getBoundingClientRect();
  for (const element of place.querySelectorAll('*')) {
    if (!element.checkVisibility() || element.closest('svg, .unseen')) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width === 0) continue;
    // What floats above the page has the page for its frame.
    const around = element.closest('[popover]') ? document.documentElement.getBoundingClientRect() : frame;
    expect(left, `left of ${describe(element)}`).to.be.at.least(around.left - 1);
    expect(right, `right of ${describe(element)}`).to.be.at.most(around.right + 1);
  }
}

/** WCAG 1.4.4: what is read at a glance has no more lines than words, so that nobody reads letter by letter. */
export function expectWholeWords(widget: PustakaElement): void {
  for (const element of reachable(widget).querySelectorAll<HTMLElement>(glances)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const lines = new Set<number>();
    const texts = document.createNodeIterator(element, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(text);
      // White space that takes no room may lie anywhere.
      for (const { bottom, width } of range.getClientRects()) if (width > 0) lines.add(Math.round(bottom));
    }
    const words = element.textContent.trim().split(/\s+/);
    expect(lines.size, `lines of ${describe(element)}`).to.be.at.most(words.length);
  }
}

/**
 * No style that a strict policy forbids, that right-to-left would get wrong, that moves for readers who asked for no
 * motion, or that keeps the colours a reader has replaced.
 */
export function expectPlainStyles(widget: PustakaElement): void {
  const root = widget.shadowRoot!;
  expect(root.querySelectorAll('style, [style], script'), 'inline styles').to.have.length(0);
  const pairs = [
    ['left', 'right'],
    ['margin-left', 'margin-right'],
    ['padding-left', 'padding-right'],
    ['border-left-width', 'border-right-width'],
    ['border-top-left-radius', 'border-top-right-radius'],
    ['border-bottom-left-radius', 'border-bottom-right-radius'],
  ] as const;
  for (const { selectorText, style } of root.adoptedStyleSheets.flatMap(rulesOf)) {
    for (const [one, other] of pairs) {
      const same = style.getPropertyValue(one) === style.getPropertyValue(other);
      expect(same, `${selectorText} { ${one} } is physical`).to.equal(true);
    }
    expect(style.textAlign, `${selectorText} { text-align }`).not.to.match(/left|right/);
    expect(style.float, `${selectorText} { float }`).not.to.match(/left|right/);
    for (const moving of [
      'animation-name',
      'transition-duration',
      'scroll-behavior',
      'forced-color-adjust',
    ]) {
      expect(style.getPropertyValue(moving), `${selectorText} { ${moving} }`).to.equal('');
    }
  }
}

function rulesOf(group: CSSStyleSheet | CSSGroupingRule): CSSStyleRule[] {
  return [...group.cssRules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return [rule];
    // Where the reader has nothing against motion, there may be some.
    if (rule instanceof CSSMediaRule && rule.conditionText.includes('no-preference')) return [];
    return rule instanceof CSSGroupingRule ? rulesOf(rule) : [];
  });
}

function describe(element: Element): string {
  return `<${element.localName} class="${element.getAttribute('class') ?? ''}">${element.textContent.trim().slice(0, 40)}`;
}
