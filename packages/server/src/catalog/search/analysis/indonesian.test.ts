import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indonesianForms, indonesianStems } from './indonesian.ts';

/** Forms by root, from everyday titles. */
const families: Record<string, string> = {
  tulis: 'menulis penulis tulisan ditulis penulisan menuliskan tulisannya tertulis',
  karang: 'mengarang pengarang karangan',
  baca: 'membaca pembaca bacaan pembacaan dibacakan bacalah',
  sapu: 'menyapu penyapu',
  pakai: 'memakai pemakaian',
  ambil: 'mengambil pengambilan',
  jalan: 'berjalan perjalanan jalannya',
  hasil: 'keberhasilan berhasil',
  baik: 'memperbaiki perbaikan diperbaiki',
  ajar: 'belajar pelajaran mengajar pengajaran pembelajaran',
  didik: 'pendidikan mendidik pendidik',
  pustaka: 'perpustakaan kepustakaan',
  kerja: 'bekerja pekerja pekerjaan mengerjakan',
  tani: 'petani pertanian bertani',
  ternak: 'peternakan beternak',
  renang: 'berenang perenang',
  rasa: 'merasa terasa perasaan',
  cat: 'mengecat pengecatan',
  tahu: 'pengetahuan mengetahui diketahui',
  kaji: 'mengkaji pengkajian',
  prakarsa: 'memprakarsai',
  air: 'perairan airnya berair',
  nyanyi: 'menyanyi penyanyi nyanyian',
};

for (const [root, forms] of Object.entries(families)) {
  test(`${forms} are forms of ${root}`, () => {
    for (const form of forms.split(' ')) {
      assert.ok(indonesianStems(form).includes(root), `${root} among the stems of ${form}`);
      assert.ok(indonesianForms(root).includes(form), `${form} among the forms of ${root}`);
    }
  });
}

test('words that only look affixed have no root of another meaning', () => {
  const whole =
    'sekarang makan hujan ikan bulan hati kopi permission perform district dinner design perfect peter';
  for (const word of whole.split(' ')) assert.deepEqual(indonesianStems(word), [], word);
});

test('whatever form a root takes, the root is found in it again', () => {
  const syllable = fc
    .tuple(fc.constantFrom(...'bcdghjklmnprstwy'), fc.constantFrom(...'aiueo'))
    .map((letters) => letters.join(''));
  const root = fc
    .tuple(fc.array(syllable, { minLength: 2, maxLength: 3 }), fc.constantFrom('', 'n', 't', 'k', 's', 'h'))
    .map(([syllables, end]) => syllables.join('') + end)
    .filter((word) => !word.includes('ee') && !word.includes('oo'));
  fc.assert(
    fc.property(root, (word) => {
      for (const form of indonesianForms(word)) {
        if (form !== word) assert.ok(indonesianStems(form).includes(word), `${word} in ${form}`);
      }
    }),
    { numRuns: 300 },
  );
});
