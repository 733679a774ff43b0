import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBibtex } from './bibtex.ts';
import { catalogRecord, laskarPelangi } from '../testing.ts';

test('a book is an entry with its names, title and numbers', () => {
  assert.equal(
    toBibtex(laskarPelangi, 'https://pustaka.example/r/1'),
    `@book{hirata2005laskar,
  author = {Hirata, Andrea},
  editor = {Sunting, Tukang},
  translator = {Kilbane, Angie},
  title = {{Laskar pelangi: sebuah novel}},
  series = {Tetralogi Laskar Pelangi},
  volume = {1},
  edition = {Cet. 1},
  publisher = {Bentang Pustaka},
  address = {Yogyakarta},
  year = {2005},
  pagetotal = {529},
  isbn = {9789793062792},
  language = {id},
  keywords = {Persahabatan -- Fiksi, Guru \\& murid},
  url = {https://pustaka.example/r/1},
}
`,
  );
});

test('what LaTeX would take for a command is escaped', () => {
  const bibtex = toBibtex(catalogRecord({ title: '100% {R&D} #1 $5 a_b x^2 ~ \\input{x}' }));
  assert.ok(
    bibtex.includes(
      'title = {{100\\% \\{R\\&D\\} \\#1 \\$5 a\\_b x\\textasciicircum{}2 \\textasciitilde{} \\textbackslash{}input\\{x\\}}}',
    ),
  );
});

test('names that are not inverted, and those with "and" in them, stay in one piece', () => {
  const contributors = ['Tere Liye', 'Departemen Agama and Others, Inc', 'Toer, Pramoedya Ananta'].map(
    (name) => ({ name }),
  );
  assert.match(
    toBibtex(catalogRecord({ contributors })),
    /author = \{\{Tere Liye\} and \{Departemen Agama and Others, Inc\} and Toer, Pramoedya Ananta\}/,
  );
});

test('keys are plain letters and digits, and there is always one', () => {
  const key = (title: string, name?: string) =>
    /^@\w+\{([^,]*),/.exec(
      toBibtex(catalogRecord({ title, contributors: name === undefined ? [] : [{ name }] })),
    )?.[1];
  assert.equal(key('Śrīmad, {x}', "d'Añó, Ü"), 'danosrimad');
  assert.equal(key('人类'), 'record-abcdefghijkl');
});

test('an address cannot end its field', () => {
  assert.match(
    toBibtex(laskarPelangi, 'https://x.example/a}b%20c_d&e'),
    /url = \{https:\/\/x\.example\/a%7Db%20c_d&e\}/,
  );
});

test('formats without an entry type of their own say what they are', () => {
  assert.match(toBibtex(catalogRecord({ format: 'video' })), /^@misc\{[^]*howpublished = \{Video\}/);
  assert.match(
    toBibtex(catalogRecord({ format: 'article', series: [{ title: 'Horison' }] })),
    /^@article\{[^]*journal = \{Horison\}/,
  );
  assert.match(toBibtex(catalogRecord({ format: 'manuscript' })), /^@unpublished\{/);
});
