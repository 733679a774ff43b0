import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { redirectUriFault } from './redirect-uri.ts';

describe('an address to send readers back to', () => {
  for (const good of [
    'https://medan.go.id/masuk',
    'https://medan.go.id/masuk?dari=pustaka',
    'http://localhost:4001/masuk',
    'http://127.0.0.1/masuk',
    'id.go.medan.app:/signed-in',
  ]) {
    it(`may be ${good}`, () => assert.equal(redirectUriFault(good), undefined));
  }

  for (const bad of [
    '/masuk',
    'http://medan.go.id/masuk',
    'https://medan.go.id/masuk#di-sini',
    'https://reader:secret@medan.go.id/masuk',
    'javascript:alert(1)',
    'data:text/html,x',
    'medan:/signed-in',
  ]) {
    it(`may not be ${bad}`, () => assert.equal(typeof redirectUriFault(bad), 'string'));
  }
});
