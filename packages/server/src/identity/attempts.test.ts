import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Database } from '../database/index.ts';
import { eachEngine } from '../database/testing.ts';
import { suite } from '../http/testing.ts';
import { Attempts } from './attempts.ts';

const minute = 60;

eachEngine((engine, open) => {
  describe(`wrong PINs on ${engine}`, () => {
    const owner = suite();
    let clock = Date.parse('2026-11-21T08:00:00Z');
    let kysely: Database['kysely'];
    let nodes: Attempts[];
    before(async () => {
      ({ kysely } = await open(owner));
      nodes = [1, 2].map(() => new Attempts(kysely, () => new Date(clock)));
    });
    const pass = (seconds: number) => void (clock += seconds * 1000);
    const [node, other] = [() => nodes[0]!, () => nodes[1]!];
    const waits = async (times: number, card: string, address: string) => {
      const found: number[] = [];
      for (let i = 0; i < times; i++) found.push(await nodes[i % 2]!.begin('sign-in', card, { address }));
      return found;
    };

    it('slow a card down from the third on, whichever node is asked', async () => {
      assert.deepEqual(await waits(4, 'A', '192.0.2.1'), [0, 0, 0, 5]);
      pass(5);
      assert.deepEqual(await waits(2, 'A', '192.0.2.2'), [0, 15]);
    });

    it('lock a card for a quarter of an hour from the sixth on', async () => {
      for (const wait of [0, 0, 5, 15, minute]) {
        assert.equal(await node().begin('sign-in', 'B', { address: '192.0.2.3' }), 0);
        pass(wait);
      }
      assert.deepEqual(await waits(2, 'B', '192.0.2.4'), [0, 15 * minute]);
      pass(15 * minute);
      assert.deepEqual(await waits(2, 'B', '192.0.2.4'), [0, 15 * minute]);
    });

    it('count before they are tried, so that many at once gain nothing', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, i) => nodes[i % 2]!.begin('sign-in', 'C', { address: '192.0.2.5' })),
      );
      assert.equal(outcomes.filter((wait) => wait === 0).length, 3);
    });

    it('are forgotten with the right one, and after a day', async () => {
      await waits(2, 'D', '192.0.2.6');
      await other().succeeded('sign-in', 'D', { address: '192.0.2.6' });
      assert.deepEqual(await waits(3, 'D', '192.0.2.6'), [0, 0, 0]);
      pass(86_401);
      assert.deepEqual(await waits(3, 'D', '192.0.2.6'), [0, 0, 0]);
    });

    it('slow an address down that goes through card after card, all of an IPv6 network as one', async () => {
      const tries = [];
      for (let i = 0; i < 31; i++)
        tries.push(await node().begin('sign-in', `E${i}`, { address: `2001:db8::${i}` }));
      assert.deepEqual([...new Set(tries.slice(0, 30))], [0]);
      assert.equal(tries[30], 10);
      assert.equal(await node().begin('sign-in', 'E', { address: '203.0.113.9' }), 0);
    });

    it('are swept away when they would be forgotten', async () => {
      await waits(3, 'F', '192.0.2.8');
      pass(86_401);
      await waits(1, 'G', '192.0.2.9');
      await node().sweep();
      const left = await kysely.selectFrom('sign_in_attempt').select('failures').execute();
      assert.deepEqual(left, [{ failures: 1 }, { failures: 1 }]);
    });
  });
});
