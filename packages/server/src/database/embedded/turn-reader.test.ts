import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TurnReader, type ClientTurn } from './turn-reader.ts';
import { startupParameters, statement, statusAtEnd, welcome } from './wire.ts';

function message(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function startup(parameters: Record<string, string>): Buffer {
  const words = [...Object.entries(parameters).flat(), ''].map((word) => `${word}\0`).join('');
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + Buffer.byteLength(words), 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, Buffer.from(words)]);
}

const body = fc.uint8Array({ maxLength: 40 });
const turn = fc.oneof(
  body.map((text) => message('Q', text)),
  fc
    .array(fc.tuple(fc.constantFrom('P', 'B', 'D', 'E', 'C'), body))
    .map((messages) =>
      Buffer.concat([...messages.map(([type, b]) => message(type, b)), message('S', Buffer.alloc(0))]),
    ),
);

test('turns are the same however the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(turn), fc.integer({ min: 1, max: 50 }), (turns, size) => {
      const hello = startup({ user: 'postgres' });
      const stream = Buffer.concat([hello, ...turns, message('X', Buffer.alloc(0))]);
      const reader = new TurnReader();
      const read: ClientTurn[] = [];
      for (let at = 0; at < stream.length; at += size)
        read.push(...reader.read(stream.subarray(at, at + size)));
      assert.deepEqual(read, [
        { kind: 'startup', bytes: new Uint8Array(hello) },
        ...turns.map((bytes) => ({ kind: 'messages', bytes: new Uint8Array(bytes) })),
        { kind: 'terminate' },
      ]);
    }),
  );
});

test('a stream that is not the protocol is not waited for', () => {
  assert.throws(
    () => new TurnReader().read(Buffer.from('GET / HTTP/1.1\r\n\r\n')),
    /not a PostgreSQL message/,
  );
});

test('the parameters of a startup message are read', () => {
  const parameters = startupParameters(startup({ user: 'postgres', statement_timeout: '60000' }));
  assert.deepEqual(
    [...parameters],
    [
      ['user', 'postgres'],
      ['statement_timeout', '60000'],
    ],
  );
});

test('the status is read from the end of an answer only where a ReadyForQuery ends it', () => {
  assert.equal(statusAtEnd(welcome), 'idle');
  assert.equal(statusAtEnd(welcome.subarray(0, -1)), undefined);
  assert.equal(statusAtEnd(Buffer.alloc(0)), undefined);
});

test('a statement of its own is a simple query', () => {
  assert.deepEqual(Buffer.from(statement('rollback')), message('Q', Buffer.from('rollback\0')));
});
