import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideInbound, type ReadMail } from './decide-inbound.ts';
import { AUTOMATIC_REASONS } from './find-automatic.ts';
import { NOT_PROVEN_REASONS, type Sender } from './prove-sender.ts';

const address = { address: 'Ada@a.example', canonical: 'ada@a.example' };
const PROVEN: Sender = { kind: 'proven', address, by: 'a.example', sentAt: new Date(0) };
const UNPROVEN: Sender = { kind: 'not-proven', address, reason: 'not-signed' };
const MAIL: ReadMail = {
  automatic: null,
  sender: PROVEN,
  subject: '',
  firstLine: '',
  canaryMark: null,
};
const SUBSCRIBE = { kind: 'subscribe', slug: 'digest' } as const;
const UNSUBSCRIBE = { kind: 'unsubscribe', slug: 'digest' } as const;

test('anybody may ask to subscribe, proven or not', () => {
  for (const sender of [PROVEN, UNPROVEN]) {
    expect(decideInbound(SUBSCRIBE, { ...MAIL, sender })).toEqual({ ...SUBSCRIBE, address });
  }
});

test('only a proven sender leaves at once', () => {
  const leaving = { ...UNSUBSCRIBE, address };
  expect(decideInbound(UNSUBSCRIBE, MAIL)).toEqual({ ...leaving, acts: true });
  for (const reason of NOT_PROVEN_REASONS) {
    const sender = { ...UNPROVEN, reason };
    expect(decideInbound(UNSUBSCRIBE, { ...MAIL, sender })).toEqual({ ...leaving, acts: false });
  }
});

test('a wish that may mean something else does not act', () => {
  const asks = (text: Partial<ReadMail>) => decideInbound(SUBSCRIBE, { ...MAIL, ...text });
  expect(asks({ subject: 'Unsubscribe' })).toMatchObject({ kind: 'unsubscribe', acts: true });
  expect(asks({ subject: 'How do I unsubscribe?' })).toMatchObject({ acts: false });
  expect(asks({ firstLine: 'unsubscribe' })).toMatchObject({ kind: 'unsubscribe', acts: false });
});

test('a token acts no matter who sends it, even unread', () => {
  const leave = { kind: 'leave', localPart: 'leave+abc' } as const;
  expect(decideInbound(leave, null)).toEqual(leave);
  expect(decideInbound(leave, { ...MAIL, automatic: 'robot' })).toEqual(leave);
});

test('a copy of an issue is known by its mark alone, however automatic it looks', () => {
  const copy = { ...MAIL, automatic: 'own', canaryMark: '7.k1.mac' } as const;
  const target = { kind: 'canary', slug: 'digest' } as const;
  expect(decideInbound(target, copy)).toEqual({ kind: 'canary', mark: '7.k1.mac' });
  expect(decideInbound(target, null)).toEqual({ kind: 'ignore', result: 'unreadable' });
});

test('nothing automatic, and nothing without a sender, leads to anything', () => {
  const nobody: Sender = { kind: 'not-proven', address: null, reason: 'no-sender' };
  fc.assert(
    fc.property(
      fc.constantFrom(SUBSCRIBE, UNSUBSCRIBE),
      fc.constantFrom(...AUTOMATIC_REASONS),
      fc.string(),
      (target, automatic, subject) => {
        const mail = { ...MAIL, subject };
        expect(decideInbound(target, { ...mail, automatic }).kind).toBe('ignore');
        expect(decideInbound(target, { ...mail, sender: nobody }).kind).toBe('ignore');
        expect(decideInbound(target, null).kind).toBe('ignore');
      },
    ),
  );
});
