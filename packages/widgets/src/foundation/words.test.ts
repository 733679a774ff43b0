import { expect } from '@open-wc/testing';
import { addWords, onWordsAdded, wordsFor } from './words.ts';
import type { Vocabulary } from './words.ts';

const vocabulary: Vocabulary<{ greeting: string; leave: string }> = {
  name: 'test/words',
  indonesian: { greeting: 'Selamat datang', leave: 'Sampai jumpa' },
  others: {
    en: () => Promise.resolve({ default: { greeting: 'Welcome', leave: 'Goodbye' } }),
    nl: () => Promise.reject(new Error('not to be had')),
  },
};

describe('words', () => {
  it('are those of the language, whatever its region', async () => {
    expect((await wordsFor(vocabulary, 'en')).greeting).to.equal('Welcome');
    expect((await wordsFor(vocabulary, 'en-GB')).greeting).to.equal('Welcome');
  });

  it('are Indonesian in a language nobody taught, and where the language cannot be fetched', async () => {
    expect((await wordsFor(vocabulary, 'ban')).greeting).to.equal('Selamat datang');
    expect((await wordsFor(vocabulary, 'nl')).greeting).to.equal('Selamat datang');
  });

  it('can be added while the page runs, and what is left out stays Indonesian', async () => {
    let told = 0;
    const stop = onWordsAdded(() => told++);
    addWords('jv', { 'test/words': { greeting: 'Sugeng rawuh' } });
    stop();
    addWords('su', { 'test/words': { greeting: 'Wilujeng sumping' } });
    expect(await wordsFor(vocabulary, 'jv')).to.deep.equal({
      greeting: 'Sugeng rawuh',
      leave: 'Sampai jumpa',
    });
    expect(told).to.equal(1);
  });

  it('that are added win over those that ship', async () => {
    addWords('en', { 'test/words': { leave: 'So long' } });
    expect(await wordsFor(vocabulary, 'en')).to.deep.equal({ greeting: 'Welcome', leave: 'So long' });
  });
});
