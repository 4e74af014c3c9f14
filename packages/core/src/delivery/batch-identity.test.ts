import { expect, test } from 'vitest';
import { batchHashInput, idempotencyKey } from './batch-identity.ts';

const BATCH = { installation: 'a1b2', issueId: '7', ordinal: 3, epoch: 0 };

test('a key names installation, issue, batch and epoch, and nothing random', () => {
  expect(idempotencyKey(BATCH)).toBe('a1b2/7/3/0');
  expect(idempotencyKey({ ...BATCH, epoch: 1 })).toBe('a1b2/7/3/1');
  // No two batches share a key, even if their numbers run together.
  expect(idempotencyKey({ ...BATCH, issueId: '73', ordinal: 0 })).not.toBe(
    idempotencyKey({ ...BATCH, issueId: '7', ordinal: 30 }),
  );
});

test("a batch's hash covers its content and every reader's values, in order", () => {
  const ada = { to: 'ada@x.example', token: 't1', subscriber: '1' };
  const bo = { to: 'bo@x.example', token: 't2', subscriber: '2' };
  const input = batchHashInput('hash', [ada, bo]);
  expect(input).toBe('["hash",[["ada@x.example","t1","1"],["bo@x.example","t2","2"]]]');
  const others = [
    batchHashInput('other', [ada, bo]),
    batchHashInput('hash', [bo, ada]),
    batchHashInput('hash', [ada]),
    batchHashInput('hash', [{ ...ada, token: 't3' }, bo]),
  ];
  expect(new Set([input, ...others]).size).toBe(5);
});
