/*
 * The one script tag of a page: fetches a widget's code when its tag appears, from beside this file. Tags that come
 * later, by script or by a framework, are found too; those inside a shadow root are their framework's own to import.
 */

const widgets: Readonly<Record<string, () => Promise<unknown>>> = {
  'pustaka-library': () => import('./library/define.ts'),
  'pustaka-catalog-search': () => import('./catalog-search/define.ts'),
  'pustaka-loan-status': () => import('./loan-status/define.ts'),
  'pustaka-sign-in': () => import('./sign-in/define.ts'),
};

const selector = Object.keys(widgets).join();

function find(root: ParentNode): void {
  for (const { localName } of root.querySelectorAll(selector)) {
    // A fetch that failed is tried again with the next tag that appears.
    if (!customElements.get(localName)) widgets[localName]?.().catch(() => {});
  }
}

new MutationObserver((changes) => {
  if (changes.some(({ addedNodes }) => addedNodes.length > 0)) find(document);
}).observe(document, { childList: true, subtree: true });
find(document);
