import { expect, fixture, html } from '@open-wc/testing';
import { formats } from '@pustaka/core/contract';
import { words } from './art/words.ts';
import { coverArt } from './cover.ts';
import { formatDrawing } from './format-drawing.ts';
import { highlight } from './highlight.ts';
import { languageNameIn } from '../catalog-search/record/language-name.ts';
import { dateIn } from './date.ts';

describe('the parts that widgets share', () => {
  it('mark what matched, and never read it as markup', async () => {
    const text = await fixture(html`<p>${highlight('<b>Laskar</b> Pelangi', [[3, 9]])}</p>`);
    expect(text.textContent).to.equal('<b>Laskar</b> Pelangi');
    expect(text.querySelector('mark')?.textContent).to.equal('Laskar');
    expect(text.querySelector('b')).to.equal(null);
  });

  it('give a record the same cover every time, and different records different ones', async () => {
    const draw = async (id: string) =>
      (await fixture(html`<div>${coverArt(id, 'Hujan')}</div>`)).querySelector('svg')!.innerHTML;
    expect(await draw('h2x4k7f3n6ug')).to.equal(await draw('h2x4k7f3n6ug'));
    const covers = await Promise.all(Array.from({ length: 40 }, (_, index) => draw(`record-${index}`)));
    expect(new Set(covers).size).to.be.greaterThan(15);
  });

  it('draw and name every format, those of a later version too', () => {
    for (const format of formats) expect(words.indonesian).to.have.property(format);
    for (const format of [...formats, 'hologram']) expect(formatDrawing(format)).to.match(/^M/);
  });

  it('write days and languages as the reader does', () => {
    expect(dateIn('id', '2026-12-04')).to.equal('4 Desember 2026');
    expect(dateIn('en-GB', '2026-12-04')).to.equal('4 December 2026');
    expect(languageNameIn('id', 'jv')).to.equal('Jawa');
    expect(languageNameIn('id', 'no such tag')).to.equal('no such tag');
  });
});
