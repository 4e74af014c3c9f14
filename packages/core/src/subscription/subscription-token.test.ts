import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmTokenExpiry, makeConfirmToken, readConfirmToken } from './confirm-token.ts';
import { isOfEarlierAddress, makeReaderToken, readReaderToken } from './reader-token.ts';
import { UNDO_SECONDS, makeUndoToken, mayUndo, readUndoToken } from './undo-token.ts';
import { testKeyring } from './keyring.fixture.ts';

const keyring = testKeyring('k1');
const now = new Date('2026-03-11T08:00:00Z');
const ids = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
const buckets = fc.integer({ min: 1, max: 32_767 });
const rounds = fc.integer({ min: 1, max: 999_999_999 });
const characters = fc.constantFrom(
  ...'ABCXYZabcxyz0123456789_-.~ %/é'.split(''),
  '\u0000',
  '\n',
  '٣',
);

/** Every way to alter one character: replace, insert or remove. */
const altered = (token: string) =>
  fc
    .record({
      at: fc.integer({ min: 0, max: token.length - 1 }),
      how: fc.constantFrom('replace', 'insert', 'remove'),
      character: characters,
    })
    .map(({ at, how, character }) => {
      const rest = how === 'insert' ? token.slice(at) : token.slice(at + 1);
      return token.slice(0, at) + (how === 'remove' ? '' : character) + rest;
    })
    .filter((text) => text !== token);

describe('reader token', () => {
  it('names its subscription, always with the same characters', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const token = makeReaderToken(keyring, id, 0);
        expect(token).toMatch(/^[A-Za-z0-9_.~-]+[0-9]$/);
        expect(makeReaderToken(keyring, id, 0)).toBe(token);
        expect(readReaderToken(keyring, token)).toEqual({
          kind: 'ok',
          subscriptionId: id,
          bucket: 0,
          addressRound: 0,
        });
      }),
    );
  });

  it('says in which bucket to look, unless it is the first', () => {
    fc.assert(
      fc.property(ids, buckets, (id, bucket) => {
        const token = makeReaderToken(keyring, id, 0, bucket);
        expect(token).toBe(`${makeReaderToken(keyring, id, 0)}.${bucket}`);
        const ok = { kind: 'ok', subscriptionId: id, bucket, addressRound: 0 };
        expect(readReaderToken(keyring, token)).toEqual(ok);
      }),
    );
    expect(makeReaderToken(keyring, '7', 0, 0)).toBe(makeReaderToken(keyring, '7', 0));
  });

  it('names the same subscription whatever bucket somebody writes into it', () => {
    const token = makeReaderToken(keyring, '7', 0, 12);
    const other = token.replace(/\.12$/, '.13');
    expect(readReaderToken(keyring, other)).toMatchObject({ kind: 'ok', subscriptionId: '7' });
    for (const end of ['.', '.0', '.012', '.x', '.-1', '.32768', '.123456', '.1.2']) {
      const read = readReaderToken(keyring, token.replace(/\.12$/, end));
      expect(read).toEqual({ kind: 'refused' });
    }
  });

  it('is refused with any character altered, inserted or removed', () => {
    fc.assert(
      fc.property(
        ids.chain((id) => altered(makeReaderToken(keyring, id, 0))),
        (token) => {
          expect(readReaderToken(keyring, token)).toEqual({ kind: 'refused' });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is another one after each change of address, and the earlier ones are told apart', () => {
    const tokens = Array.from({ length: 30 }, (_, round) => makeReaderToken(keyring, '7', round));
    expect(new Set(tokens).size).toBe(21);
    for (const [round, token] of tokens.entries()) {
      const read = readReaderToken(keyring, token);
      if (read.kind !== 'ok') throw new Error(read.kind);
      expect(isOfEarlierAddress(read, { address_round: round })).toBe(false);
      expect(isOfEarlierAddress(read, { address_round: round + 1 })).toBe(round < 20);
    }
  });

  it('outlives a rotation of keys, but not the removal of its key', () => {
    const token = makeReaderToken(testKeyring('old'), '7', 0);
    expect(readReaderToken(testKeyring('new', 'old'), token).kind).toBe('ok');
    expect(readReaderToken(testKeyring('new'), token).kind).toBe('refused');
  });
});

describe('confirm token', () => {
  const expiresAt = confirmTokenExpiry(now);

  it('is valid for its subscription and round for 48 hours', () => {
    fc.assert(
      fc.property(ids, rounds, (subscriptionId, round) => {
        const token = makeConfirmToken(keyring, { subscriptionId, round, expiresAt });
        expect(token).toMatch(/^[A-Za-z0-9_.~-]+[0-9]$/);
        const ok = { kind: 'ok', subscriptionId, bucket: 0, round };
        expect(readConfirmToken(keyring, token, now)).toEqual(ok);
        expect(readConfirmToken(keyring, token, new Date(expiresAt.getTime() - 1))).toEqual(ok);
        expect(readConfirmToken(keyring, token, expiresAt)).toEqual({
          kind: 'expired',
          subscriptionId,
          bucket: 0,
        });
      }),
    );
  });

  it('says in which bucket to look, unless it is the first', () => {
    const claim = { subscriptionId: '7', round: 1, expiresAt };
    const token = makeConfirmToken(keyring, { ...claim, bucket: 12 });
    expect(token).toBe(`${makeConfirmToken(keyring, claim)}.12`);
    expect(readConfirmToken(keyring, token, now)).toMatchObject({ kind: 'ok', bucket: 12 });
    expect(readConfirmToken(keyring, token, expiresAt)).toMatchObject({
      kind: 'expired',
      bucket: 12,
    });
  });

  it('is refused, not called expired, with any character altered, inserted or removed', () => {
    const tokens = fc.record({ subscriptionId: ids, round: rounds });
    fc.assert(
      fc.property(
        tokens.chain((claim) => altered(makeConfirmToken(keyring, { ...claim, expiresAt }))),
        fc.boolean(),
        (token, late) => {
          const then = late ? expiresAt : now;
          expect(readConfirmToken(keyring, token, then)).toEqual({ kind: 'refused' });
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is not a reader token, and a reader token is not a confirm token', () => {
    const confirm = makeConfirmToken(keyring, { subscriptionId: '7', round: 1, expiresAt });
    expect(readReaderToken(keyring, confirm).kind).toBe('refused');
    expect(readConfirmToken(keyring, makeReaderToken(keyring, '7', 0), now).kind).toBe('refused');
  });
});

describe('undo token', () => {
  it('takes one departure back for an hour, and is no confirm token', () => {
    const claim = { subscriptionId: '7', round: 2 };
    const token = makeUndoToken(keyring, { ...claim, leftAt: now });
    const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    expect(readUndoToken(keyring, token, later(UNDO_SECONDS - 1))).toEqual({
      kind: 'ok',
      bucket: 0,
      ...claim,
    });
    expect(readUndoToken(keyring, token, later(UNDO_SECONDS)).kind).toBe('expired');
    expect(readConfirmToken(keyring, token, now)).toEqual({ kind: 'refused' });
    const confirm = makeConfirmToken(keyring, { ...claim, expiresAt: later(60) });
    expect(readUndoToken(keyring, confirm, now)).toEqual({ kind: 'refused' });
  });

  it('is offered to a reader who has just left, not for an old mail', () => {
    expect(mayUndo(now, now)).toBe(true);
    expect(mayUndo(new Date(now.getTime() - 300_000), now)).toBe(false);
    expect(mayUndo(null, now)).toBe(false);
  });
});
