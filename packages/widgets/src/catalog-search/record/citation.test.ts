import { expect } from '@open-wc/testing';
import { sampleRecords } from '@pustaka/core/testing';
import { citation } from './citation.ts';

const laskarPelangi = sampleRecords.find(({ title }) => title === 'Laskar Pelangi')!;

describe('a citation', () => {
  it('names author, year, title and publisher', () => {
    expect(citation(laskarPelangi)).to.equal('Hirata, A. (2005). Laskar Pelangi. Bentang Pustaka.');
  });

  it('joins several authors, and shortens every given name', () => {
    const contributors = [
      { name: 'Toer, Pramoedya Ananta' },
      { name: 'Ham, Ong Hok' },
      { name: 'Multatuli' },
    ];
    expect(citation({ ...laskarPelangi, contributors })).to.match(
      /^Toer, P\. A\., Ham, O\. H\., & Multatuli \(2005\)\./,
    );
  });

  it('begins with the title where nobody is named, and says that there is no date', () => {
    const { year: _, ...undated } = { ...laskarPelangi, contributors: [] };
    expect(citation(undated)).to.equal('Laskar Pelangi (n.d.). Bentang Pustaka.');
  });

  it('gives the edition, and never two full stops', () => {
    const record = { ...laskarPelangi, title: 'Mau ke mana?', edition: 'Cet. 3.' };
    expect(citation(record)).to.equal('Hirata, A. (2005). Mau ke mana? (Cet. 3). Bentang Pustaka.');
  });
});
