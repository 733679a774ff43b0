import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '@pustaka/core/contract';
import { toJsonLd } from './jsonld.ts';
import { catalogRecord, laskarPelangi } from '../testing.ts';

const url = 'https://pustaka.example/v1/catalog/records/abcdefghijkl';

test('a book is a schema.org Book with what the record says', () => {
  assert.deepEqual(JSON.parse(toJsonLd(laskarPelangi, url)), {
    '@context': 'https://schema.org',
    '@type': 'Book',
    '@id': url,
    url,
    name: 'Laskar pelangi',
    alternativeHeadline: 'sebuah novel',
    author: { '@type': 'Person', name: 'Hirata, Andrea' },
    editor: { '@type': 'Person', name: 'Sunting, Tukang' },
    translator: { '@type': 'Person', name: 'Kilbane, Angie' },
    publisher: { '@type': 'Organization', name: 'Bentang Pustaka', location: 'Yogyakarta' },
    datePublished: '2005',
    bookEdition: 'Cet. 1',
    numberOfPages: 529,
    inLanguage: 'id',
    isbn: '9789793062792',
    about: ['Persahabatan -- Fiksi', 'Guru & murid'],
    genre: 'Novel',
    isPartOf: { '@type': 'CreativeWorkSeries', name: 'Tetralogi Laskar Pelangi', position: '1' },
    sameAs: 'https://example.org/buku?a=1&b=2',
  });
});

test('nothing in a record can end the script element that holds it', () => {
  const title = '</script><script>alert(1)</script><!--';
  const json = toJsonLd(catalogRecord({ title }), url);
  assert.doesNotMatch(json, /</);
  assert.equal((JSON.parse(json) as { name: string }).name, title);
});

test('every format has a type, and the accessible ones say what they offer', () => {
  const data = (format: string) =>
    JSON.parse(toJsonLd(catalogRecord({ format }), url)) as Record<string, unknown>;
  for (const format of formats) assert.match(String(data(format)['@type']), /^[A-Z]\w+$/);
  assert.deepEqual(data('braille')['accessibilityFeature'], ['braille']);
  assert.deepEqual(data('large-print')['accessibilityFeature'], ['largePrint']);
  assert.equal(data('ebook')['bookFormat'], 'https://schema.org/EBook');
  assert.equal(data('audiobook')['@type'], 'Audiobook');
  assert.equal(data('hologram')['@type'], 'CreativeWork');
});
