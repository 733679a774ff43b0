import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marcRecord } from '../testing.ts';
import { writeMarcxml } from './write.ts';

test('markup, quotes and line ends are escaped', () => {
  const xml = writeMarcxml(marcRecord('001 a\r\nb', '500 #1 $<x & "y" > z'), { standalone: true });
  assert.equal(
    xml,
    `<record xmlns="http://www.loc.gov/MARC21/slim">
  <leader>00000nam a2200000   4500</leader>
  <controlfield tag="001">a&#13;&#10;b</controlfield>
  <datafield tag="500" ind1=" " ind2="1">
    <subfield code="&lt;">x &amp; &quot;y&quot; &gt; z</subfield>
  </datafield>
</record>
`,
  );
});

test('characters that XML cannot hold are replaced', () => {
  const xml = writeMarcxml(marcRecord('001 \0\x1b\ufffe\ud800|😀'));
  assert.match(xml, /tag="001">\ufffd{4}\|😀</);
});
