import { expect } from '@open-wc/testing';
import { addWords } from './add-words.ts';
import { listeners, wordsFor } from './words.ts';
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
    for (const language of ['en', 'en-GB']) {
      const [words, spoken] = await wordsFor(vocabulary, language);
      expect([words.greeting, spoken]).to.deep.equal(['Welcome', language]);
    }
  });

  it('are Indonesian in a language nobody taught, and where the language cannot be fetched', async () => {
    for (const language of ['ban', 'nl']) {
      const [words, spoken] = await wordsFor(vocabulary, language);
      expect([words.greeting, spoken]).to.deep.equal(['Selamat datang', 'id']);
    }
  });

  it('can be added while the page runs, and what is left out stays Indonesian', async () => {
    let told = 0;
    const count = () => {
      told++;
    };
    listeners.add(count);
    addWords('jv', { 'test/words': { greeting: 'Sugeng rawuh' } });
    listeners.delete(count);
    addWords('su', { 'test/words': { greeting: 'Wilujeng sumping' } });
    const words = { greeting: 'Sugeng rawuh', leave: 'Sampai jumpa' };
    expect(await wordsFor(vocabulary, 'jv')).to.deep.equal([words, 'jv']);
    expect(told).to.equal(1);
  });

  it('that are added win over those that ship', async () => {
    addWords('en', { 'test/words': { leave: 'So long' } });
    const [words] = await wordsFor(vocabulary, 'en');
    expect(words).to.deep.equal({ greeting: 'Welcome', leave: 'So long' });
  });
});
