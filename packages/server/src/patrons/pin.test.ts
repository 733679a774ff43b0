import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { maskCard, normaliseCard } from './card.ts';
import { hashPin, isPin, newPin, nobodysHash, pinFault } from './pin.ts';

const card = 'SLK-00124711';

it('a PIN has 6 to 12 digits, and not those that everybody tries first', () => {
  const cases: [pin: string, fault: ReturnType<typeof pinFault>][] = [
    ['12345', 'form'],
    ['1234567890123', 'form'],
    ['12345a', 'form'],
    ['١٢٣٤٥٦', 'form'],
    ['', 'form'],
    ['111111', 'trivial'],
    ['123456', 'trivial'],
    ['98765432', 'trivial'],
    ['121212', 'trivial'],
    ['123123', 'trivial'],
    ['124711', 'like-card'],
    ['00124711', 'like-card'],
    ['135790', undefined],
    ['409311', undefined],
    ['124712', undefined],
  ];
  for (const [pin, fault] of cases) assert.equal(pinFault(pin, card), fault, pin);
});

it('a first PIN is one that may be chosen', () => {
  for (let i = 0; i < 1_000; i++) assert.equal(pinFault(newPin(card), card), undefined);
});

it('a PIN is known by its hash alone, and nobody has the PIN of no hash', async () => {
  const hash = await hashPin('409311');
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.deepEqual(
    [await isPin('409311', hash), await isPin('409312', hash), await isPin('409311', undefined)],
    [true, false, false],
  );
  assert.notEqual(await hashPin('409311'), hash);
});

it('finding out that there is no hash costs what a wrong PIN costs', async () => {
  const shape = (hash: string) => {
    const [, algorithm, version, cost, salt, output] = hash.split('$');
    return { algorithm, version, cost, salt: salt?.length, output: output?.length };
  };
  assert.deepEqual(shape(nobodysHash), shape(await hashPin('409311')));
});

it('a card is one card however it is typed, and at most half of it is shown', () => {
  assert.equal(normaliseCard(' slk-0012 4711\t'), 'SLK-00124711');
  assert.equal(normaliseCard('ＳＬＫ１'), 'SLK1');
  assert.equal(maskCard('SLK-00124711'), '•••• 4711');
  assert.equal(maskCard('123456'), '•••• 456');
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9-]{1,20}$/), (number) => {
      const shown = maskCard(number).slice('•••• '.length);
      assert.ok(number.endsWith(shown) && shown.length <= Math.min(4, number.length / 2));
    }),
  );
});
