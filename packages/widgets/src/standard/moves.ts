import type { PustakaElement } from '../foundation/element.ts';

/**
 * Notes what is in view and moves, from one rendering of a widget to the next: what the Layout Instability API calls a
 * shift, in every browser.
 *
 * @param around what stands beside the widget on its page
 */
export function watchMoves(widget: PustakaElement, ...around: Element[]): { readonly moves: string[] } {
  const moves: string[] = [];
  let before = new Map<Element, DOMRect>();
  const look = () => {
    const now = new Map<Element, DOMRect>();
    for (const element of [...around, ...widget.shadowRoot!.querySelectorAll('*')]) {
      const place = element.getBoundingClientRect();
      if (place.width * place.height === 0 || place.bottom <= 0 || place.top >= innerHeight) continue;
      now.set(element, place);
      const { left, top } = before.get(element) ?? place;
      if (left === place.left && top === place.top) continue;
      moves.push(`${element.localName}.${element.className}: ${left}, ${top} to ${place.left}, ${place.top}`);
    }
    before = now;
  };
  look();
  new MutationObserver(look).observe(widget.shadowRoot!, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  return { moves };
}
