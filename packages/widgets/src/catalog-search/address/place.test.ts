import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { facetNames, sortOrders } from '@pustaka/core/contract';
import { noCriteria } from '../criteria.ts';
import { addressOf, readPlace } from './place.ts';

const page = 'https://kota.example/layanan?halaman=2&utm=a%20b#katalog';

const place = fc.record({
  criteria: fc.record({
    q: fc.string({ unit: 'grapheme' }),
    filters: fc.dictionary(
      fc.constantFrom(...facetNames),
      fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }),
    ),
    sort: fc.constantFrom(...sortOrders),
    exact: fc.boolean(),
  }),
  record: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
});

describe('the place in an address', () => {
  it('comes back as it was written, whatever the reader typed', () => {
    fc.assert(
      fc.property(place, (written) => {
        const { criteria, record } = readPlace(addressOf(written, page));
        expect({ criteria: { ...criteria, filters: { ...criteria.filters } }, record }).to.deep.equal({
          criteria: { ...written.criteria, filters: { ...written.criteria.filters } },
          record: written.record,
        });
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('leaves the rest of the address alone', () => {
    const written = new URL(addressOf({ criteria: { ...noCriteria, q: 'hujan' }, record: 'h2x4' }, page));
    expect(written.searchParams.get('halaman')).to.equal('2');
    expect(written.searchParams.get('utm')).to.equal('a b');
    expect(written.hash).to.equal('#katalog');
    expect(written.searchParams.get('pustaka-q')).to.equal('hujan');
  });

  it('is gone from the address when there is nothing to say', () => {
    const address = addressOf(
      { criteria: { ...noCriteria, q: 'hujan', filters: { format: ['book'] } } },
      page,
    );
    expect(new URL(addressOf({ criteria: noCriteria }, address)).search).to.equal('?halaman=2&utm=a+b');
  });

  it('is not led astray by a sort order that does not exist', () => {
    expect(readPlace('https://kota.example/?pustaka-sort=__proto__').criteria.sort).to.equal('relevance');
  });
});
