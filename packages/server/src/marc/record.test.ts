import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  canonicalLeader,
  controlValue,
  controlValues,
  dataFields,
  kindOf,
  subfield,
  subfields,
} from './record.ts';
import { marcRecord } from './testing.ts';

test('a leader of any length becomes canonical, and stays so', () => {
  const leader = canonicalLeader('01218nam  2200361K  4500');
  assert.equal(leader, '00000nam a2200000K  4500');
  assert.equal(canonicalLeader(leader), leader);
  assert.equal(canonicalLeader('\x00é'), '00000    a2200000   4500');
});

test('the kind of a record is told by leader/06', () => {
  const kinds = ['nam ', 'nx  ', 'nz  ', 'n?  '].map((leader) => kindOf(marcRecord(`LDR ${leader}`)));
  assert.deepEqual(kinds, ['bibliographic', 'holdings', 'authority', 'other']);
});

test('fields and subfields are found in the order of the record', () => {
  const record = marcRecord('001 1', '001 2', '650 #4 $aA$xB$aC', '651 #4 $aD', '650 #4 $aE');
  assert.equal(controlValue(record, '001'), '1');
  assert.deepEqual(controlValues(record, '001'), ['1', '2']);
  const [first, second, third] = dataFields(record, '650', '651');
  assert.ok(first && second && third);
  assert.deepEqual(subfields(first, 'ax'), ['A', 'B', 'C']);
  assert.equal(subfield(second, 'a'), 'D');
  assert.equal(subfield(third, 'x'), undefined);
});
