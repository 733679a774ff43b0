import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { claimFolder } from './claim-folder.ts';
import { addressesIn, forgetAddress } from './local-sockets.ts';

it('a process begins again whose address another took for a dead one and removed', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'pustaka-test-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const claiming = claimFolder(folder, () => undefined);
  // Bound at once, but not yet listened at.
  const removed = addressesIn(folder);
  assert.equal(removed.length, 1);
  removed.forEach(forgetAddress);
  const claim = await claiming;
  assert.ok(claim.owned);
  assert.deepEqual(addressesIn(folder), [claim.address]);
  claim.release();
});
