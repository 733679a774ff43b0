import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marcRecord } from '../../marc/testing.ts';
import { contributorsOf } from './contributors.ts';
import { LinkedFields } from './linked.ts';

const contributors = (...lines: string[]) => contributorsOf(new LinkedFields(marcRecord(...lines)));

test('the main entry comes first, with dates and role', () => {
  assert.deepEqual(
    contributors(
      '700 1# $aLane, Max,$d1951-$etranslator.',
      '100 1# $aToer, Pramoedya Ananta,$d1925-2006.$4aut',
    ),
    [
      { name: 'Toer, Pramoedya Ananta', role: 'aut', dates: '1925-2006' },
      { name: 'Lane, Max', role: 'trl', dates: '1951-' },
    ],
  );
});

test('relators are codes, whether given as code, URI or Indonesian or English term', () => {
  const roleOf = (relator: string) => contributors(`700 1# $aX, Y,${relator}`)[0]?.role;
  assert.equal(roleOf('$4ill'), 'ill');
  assert.equal(roleOf('$4http://id.loc.gov/vocabulary/relators/nrt'), 'nrt');
  assert.equal(roleOf('$ePenerjemah.'), 'trl');
  assert.equal(roleOf('$eillustrator,'), 'ill');
  assert.equal(roleOf('$e(Penyunting)'), 'edt');
  assert.equal(roleOf('$eTukang perahu.'), 'tukang perahu');
  assert.equal(roleOf('$4???'), undefined);
});

test('bodies and meetings keep the parts of their names', () => {
  const names = contributors(
    '110 1# $aIndonesia.$bDepartemen Pendidikan dan Kebudayaan.',
    '711 2# $aKongres Bahasa Indonesia$n(10 :$d2013 :$cJakarta)',
    '720 ## $aTanpa Nama',
  ).map(({ name }) => name);
  assert.deepEqual(names, [
    'Indonesia. Departemen Pendidikan dan Kebudayaan',
    'Kongres Bahasa Indonesia (10 : 2013 : Jakarta)',
    'Tanpa Nama',
  ]);
});

test('a name is listed once, and the author of a related work not at all', () => {
  const names = contributors(
    '100 1# $aChairil Anwar.',
    '700 1# $aChairil Anwar,',
    '700 1# $aShakespeare, William.$tHamlet.',
    '700 12 $aRivai Apin.$tTiga menguak takdir.',
  ).map(({ name }) => name);
  assert.deepEqual(names, ['Chairil Anwar', 'Rivai Apin']);
});

test('initials keep their full stops, particles do not', () => {
  const names = ['Tolkien, J. R. R.', 'Félice, Philippe de.', 'Davis, Sammy, Jr.'];
  assert.deepEqual(
    names.map((name) => contributors(`100 1# $a${name}`)[0]?.name),
    ['Tolkien, J. R. R.', 'Félice, Philippe de', 'Davis, Sammy, Jr.'],
  );
});

test('a name has its original script beside it', () => {
  assert.deepEqual(
    contributors('100 1# $6880-01$aLu, Xun,$d1881-1936.', '880 1# $6100-01/$1$a鲁迅,$d1881-1936.'),
    [{ name: 'Lu, Xun', originalScript: '鲁迅', dates: '1881-1936' }],
  );
});
