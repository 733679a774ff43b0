import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marcRecord } from '../../marc/testing.ts';
import { LinkedFields } from './linked.ts';
import { classificationOf, genresOf, subjectsOf } from './subjects.ts';

const fields = (...lines: string[]) => new LinkedFields(marcRecord(...lines));

test('headings have their subdivisions behind dashes and no repetition', () => {
  const subjects = subjectsOf(
    fields(
      '650 #4 $aPersahabatan$zIndonesia$zBelitung$vFiksi.',
      '650 #0 $aFriendship$0(DLC)sh85052011$2lcsh',
      '650 #7 $afriendship.',
      '600 10 $aSoekarno,$d1901-1970$xPandangan politik.',
      '651 #4 $aJakarta (Indonesia)',
      '653 ## $aAnak sekolah$aPulau,',
    ),
  );
  assert.deepEqual(subjects, [
    'Soekarno, 1901-1970 -- Pandangan politik',
    'Persahabatan -- Indonesia -- Belitung -- Fiksi',
    'Friendship',
    'Jakarta (Indonesia)',
    'Anak sekolah',
    'Pulau',
  ]);
});

test('genres stand apart', () => {
  assert.deepEqual(genresOf(fields('655 #7 $aNovel.$2lcgft', '655 #4 $anovel', '650 #4 $aSastra')), [
    'Novel',
  ]);
});

test('class numbers carry their scheme', () => {
  const classes = classificationOf(
    fields(
      '050 00 $aPL5089.T8$bB8',
      '080 ## $a821.992',
      "082 04 $a899/.221'3$223",
      '090 ## $a899.221 3$bTOE b',
    ),
  );
  assert.deepEqual(classes, [
    { scheme: 'ddc', number: '899.2213' },
    { scheme: 'udc', number: '821.992' },
    { scheme: 'lcc', number: 'PL5089.T8' },
    { scheme: 'local', number: '899.221 3 TOE b' },
  ]);
});
