import { expect } from '@open-wc/testing';
import type { Message, Vocabulary } from '../foundation/words.ts';

const places = (message: Message): string[] => {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  const names = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!));
  return [...new Set(names)].sort();
};

/** Each vocabulary says the same in every language that ships: the same keys, filled with the same values. */
export function isTranslated(vocabularies: readonly Vocabulary[]): void {
  for (const { name, indonesian, others } of vocabularies) {
    it(`says everything of ${name} in Indonesian and English`, async () => {
      expect(Object.keys(others)).to.include('en');
      for (const load of Object.values(others)) {
        const { default: words } = await load();
        expect(Object.keys(words).sort()).to.deep.equal(Object.keys(indonesian).sort());
        for (const [key, message] of Object.entries(indonesian)) {
          expect(places(words[key]!), key).to.deep.equal(places(message));
        }
      }
    });
  }
}
