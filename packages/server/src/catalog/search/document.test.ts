import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordDescription } from '../describe/description.ts';
import { withoutArticle } from './analysis/articles.ts';
import { toSearchDocument } from './document.ts';

const description: RecordDescription = {
  title: 'The Rainbow Troops',
  subtitle: 'a novel',
  responsibility: 'Andrea Hirata',
  contributors: [{ name: 'Hirata, Andrea', role: 'aut' }],
  publisher: 'Bentang',
  year: 2013,
  format: 'book',
  languages: ['en'],
  series: [{ title: 'Laskar Pelangi', volume: '1' }],
  isbns: ['9789793062792'],
  otherTitles: ['Laskar Pelangi'],
  subjects: ['Anak sekolah'],
  genres: ['Fiksi'],
  summary: 'Belitung.',
  contents: [],
  notes: ['Terjemahan'],
  issns: [],
  classification: [{ scheme: 'ddc', number: '899.221' }],
  links: [],
  collections: [],
};
const addedAt = '2026-01-02T03:04:05.678Z';
const item = {
  id: 'i',
  branch: 'pusat',
  status: 'available',
  callNumber: '899.221 HIR r',
  collection: 'umum',
};

test('a record is searched by its texts and chosen by its facets', () => {
  const document = toSearchDocument({ id: 'r', description, items: [item], addedAt });
  assert.deepEqual(document.fields, {
    title: ['The Rainbow Troops', 'The Rainbow Troops a novel', 'Laskar Pelangi'],
    author: ['Hirata, Andrea', 'Andrea Hirata'],
    subject: ['Anak sekolah', 'Fiksi'],
    series: ['Laskar Pelangi'],
    callNumber: ['899.221 HIR r', '899.221'],
    identifier: ['9789793062792'],
    contents: [],
    note: ['Belitung.', 'Bentang', 'Terjemahan'],
  });
  assert.deepEqual(document.facets.decade, ['2010']);
  assert.deepEqual(document.facets.collection, ['umum']);
  assert.deepEqual(
    document.suggestions.map(({ kind }) => kind),
    ['title', 'author', 'subject', 'series'],
  );
});

test('a branch counts as having it on the shelf only with a copy there', () => {
  const items = [item, { ...item, id: 'j', branch: 'utara', status: 'on-loan' }];
  const { facets, availableAt } = toSearchDocument({ id: 'r', description, items, addedAt });
  assert.deepEqual(
    [facets.availability, facets.branch, availableAt],
    [['available'], ['pusat', 'utara'], ['pusat']],
  );
});

test('what can be read online counts so beside its copies', () => {
  const links = [{ url: 'https://example.org/buku' }];
  const { facets } = toSearchDocument({
    id: 'r',
    description: { ...description, links },
    items: [item],
    addedAt,
  });
  assert.deepEqual(facets.availability, ['available', 'online']);
});

test('of records that came at once the later publication is newer, whatever came later is newer still', () => {
  const newest = (at: string, year: number) =>
    toSearchDocument({ id: 'r', description: { ...description, year }, items: [], addedAt: at }).sort.newest;
  assert.ok(newest(addedAt, 2013) > newest(addedAt, 1999));
  const aSecondLater = '2026-01-02T10:04:06.678+07:00';
  assert.ok(newest(aSecondLater, 1900) > newest(addedAt, 2013));
});

test('titles are filed without the article of their language', () => {
  assert.equal(withoutArticle('The Rainbow Troops', 'en'), 'Rainbow Troops');
  assert.equal(withoutArticle('L’Étranger', 'fr'), 'Étranger');
  assert.equal(withoutArticle('A', 'en'), 'A');
  assert.equal(withoutArticle('The Big Bang', 'id'), 'The Big Bang');
});
