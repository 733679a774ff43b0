import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { libraryProfile } from '@pustaka/core/contract';
import type { LibraryProfile } from '@pustaka/core/contract';
import { parse } from '@pustaka/core/contract/schema';
import { eachEngine } from '../database/testing.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { sampleServer } from '../http/testing.ts';
import { defaultProfile } from './default-profile.ts';
import { libraryDomain } from './domain.ts';
import { readProfile } from './read-profile.ts';

const profile: LibraryProfile = {
  name: 'Perpustakaan Kota Malang',
  city: 'Malang',
  website: 'https://perpustakaan.malangkota.go.id',
  timeZone: 'Asia/Jakarta',
  languages: ['jv', 'id', 'en'],
  branches: [
    {
      id: 'ijen',
      name: 'Gedung Ijen',
      address: { street: 'Jalan Besar Ijen 30A', locality: 'Malang', region: 'Jawa Timur', country: 'ID' },
      coordinates: { latitude: -7.9716, longitude: 112.6217 },
      hours: [
        { day: 'friday', opens: '08:00', closes: '11:30' },
        { day: 'friday', opens: '13:00', closes: '24:00' },
      ],
      closedDays: [{ from: '2028-02-29', to: '2028-02-29', reason: 'Cuti bersama' }],
      amenities: ['wifi', 'children-area'],
    },
  ],
  services: ['catalog'],
};

eachEngine((engine, open) => {
  it(`answers a plain default until somebody describes the library, then what was written (${engine})`, async (t) => {
    const domain = libraryDomain((await open(t)).kysely);
    const server = await sampleServer(t, {
      domains: [domain],
      languages: async () => (await domain.service.profile()).languages,
    });
    const ask = async () => (await server.get('/v1/library')).json();
    assert.deepEqual(await ask(), defaultProfile);

    await domain.service.replaceProfile(profile);
    assert.deepEqual(await ask(), profile);
    await domain.service.replaceProfile({ ...profile, city: 'Kota Malang' });
    assert.deepEqual(await ask(), { ...profile, city: 'Kota Malang' });
    assert.deepEqual(await domain.service.branchNames(), new Map([['ijen', 'Gedung Ijen']]));

    const languageFor = async (accept: string) =>
      (await server.get('/v1/library', { headers: { 'accept-language': accept } })).headers.get(
        'content-language',
      );
    assert.equal(await languageFor('en-GB, id;q=0.5'), 'en');
    assert.equal(await languageFor('ja, zh'), 'jv');
    assert.equal(await languageFor('*'), 'jv');
    assert.equal(await languageFor('en;q=0, id;q=0.1'), 'id');
  });
});

it('has a default profile that keeps the contract', () => {
  assert.deepEqual(parse(libraryProfile, defaultProfile), defaultProfile);
  assert.deepEqual(readProfile(defaultProfile), defaultProfile);
});

describe('a profile that somebody wrote', () => {
  const pointersOf = (written: unknown): string[] => {
    try {
      readProfile(written);
      return [];
    } catch (error) {
      assert.ok(error instanceof ProblemError);
      return error.errors.map(({ pointer }) => pointer);
    }
  };
  const [branch] = profile.branches;
  const withBranch = (change: object) => ({ ...profile, branches: [{ ...branch, ...change }] });

  const cases: [what: string, written: unknown, pointers: string[]][] = [
    ['is complete', profile, []],
    ['is not an object', 'Malang', ['']],
    ['lacks fields', { ...profile, name: undefined, city: undefined }, ['/name', '/city']],
    ['misspells a field', { ...profile, websit: 'x' }, ['/websit']],
    [
      'misspells a field deep inside',
      withBranch({ address: { ...branch!.address, kota: 'x' } }),
      ['/branches/0/address/kota'],
    ],
    ['has a blank name', { ...profile, name: ' ' }, ['/name']],
    ['has a time zone that does not exist', { ...profile, timeZone: 'Asia/Malang' }, ['/timeZone']],
    ['speaks no language', { ...profile, languages: [] }, ['/languages']],
    [
      'speaks a language that is none',
      { ...profile, languages: ['id', 'bahasa indonesia'] },
      ['/languages/1'],
    ],
    ['has a website that runs code', { ...profile, website: 'javascript:alert(1)' }, ['/website']],
    ['offers what does not exist', { ...profile, services: ['catalog', 'cafe'] }, ['/services/1']],
    ['has the same branch twice', { ...profile, branches: [branch, branch] }, ['/branches/1/id']],
    ['has a branch id with a space', withBranch({ id: 'gedung ijen' }), ['/branches/0/id']],
    [
      'opens at no time',
      withBranch({ hours: [{ day: 'monday', opens: '8', closes: '16:00' }] }),
      ['/branches/0/hours/0/opens'],
    ],
    [
      'closes at no time',
      withBranch({ hours: [{ day: 'monday', opens: '08:00', closes: '24:59' }] }),
      ['/branches/0/hours/0/closes'],
    ],
    [
      'closes before it opens',
      withBranch({ hours: [{ day: 'monday', opens: '16:00', closes: '08:00' }] }),
      ['/branches/0/hours/0'],
    ],
    [
      'is closed on no day',
      withBranch({ closedDays: [{ from: '2027-02-29', to: '2027-03-01' }] }),
      ['/branches/0/closedDays/0/from'],
    ],
    [
      'is closed backwards',
      withBranch({ closedDays: [{ from: '2027-03-02', to: '2027-03-01' }] }),
      ['/branches/0/closedDays/0'],
    ],
    [
      'lies off the earth',
      withBranch({ coordinates: { latitude: -97, longitude: 112 } }),
      ['/branches/0/coordinates/latitude'],
    ],
    [
      'has an amenity nobody can draw',
      withBranch({ amenities: ['wifi', 'kolam renang'] }),
      ['/branches/0/amenities/1'],
    ],
  ];
  for (const [what, written, pointers] of cases) {
    const verdict = pointers.length === 0 ? 'is taken' : `is refused at ${pointers.join(', ') || 'its root'}`;
    it(`${verdict} where it ${what}`, () => assert.deepEqual(pointersOf(written), pointers));
  }
});
