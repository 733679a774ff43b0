import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marcRecord } from '../marc/testing.ts';
import { publishedMarc } from './published-marc.ts';

test('what a library wrote for itself is not published', () => {
  const whole = marcRecord(
    '001 7',
    '245 10 $aBumi manusia.',
    '500 ## $aTerbit pertama kali pada tahun 1980.',
    '541 0# $aPembelian ;$hRp75.000.',
    '561 1# $aKoleksi H.B. Jassin.',
    '583 0# $adilaminasi',
    '590 ## $aPinjam dari lemari kepala.',
    '852 ## $bpusat$h899.221 PRA b$xRusak di punggung',
    '952 ## $aPUSAT$eToko Gramedia$g75000.00$pB1$v90000.00$xJangan dipinjamkan ke sekolah$zJilid 1',
    '952 ## $xTanpa keterangan lain',
  );
  assert.deepEqual(
    publishedMarc(whole),
    marcRecord(
      '001 7',
      '245 10 $aBumi manusia.',
      '500 ## $aTerbit pertama kali pada tahun 1980.',
      '561 1# $aKoleksi H.B. Jassin.',
      '852 ## $bpusat$h899.221 PRA b',
      '952 ## $aPUSAT$pB1$zJilid 1',
    ),
  );
});
