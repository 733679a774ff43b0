import { expect } from '@open-wc/testing';

describe('the loader', () => {
  const add = (tag: string) => document.body.appendChild(document.createElement(tag));

  it('fetches the code of widgets that are there, and of those that come later, once', async () => {
    const early = add('pustaka-library');
    await import('./loader.ts');
    const library = await customElements.whenDefined('pustaka-library');
    expect(customElements.get('pustaka-catalog-search')).to.equal(undefined);
    const later = add('pustaka-catalog-search');
    await customElements.whenDefined('pustaka-catalog-search');
    add('pustaka-library').remove();
    expect(customElements.get('pustaka-library')).to.equal(library);
    expect(early).to.be.instanceOf(library);
    early.remove();
    later.remove();
  });
});
