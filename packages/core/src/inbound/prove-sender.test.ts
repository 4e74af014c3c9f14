import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proveSender, type SenderFacts, type SignatureFacts } from './prove-sender.ts';

const NOW = new Date('2026-11-29T10:00:00Z');
const US = 'unsubscribe+digest@in.news.example';
const SIGNATURE: SignatureFacts = {
  domain: 'mail.a.example',
  aligned: true,
  verdict: 'valid',
  fields: ['from', 'to', 'subject', 'date'],
  hasLength: false,
};
const GOOD: SenderFacts = {
  from: ['Ada@a.example', 'Ada@a.example'],
  counts: { from: 1, to: 1, cc: 0, subject: 1, date: 1, 'message-id': 1 },
  sentAt: new Date('2026-11-28T10:00:00Z'),
  to: [US],
  cc: [],
  signatures: [SIGNATURE],
};
const counts = (changed: Partial<SenderFacts['counts']>) => ({
  counts: { ...GOOD.counts, ...changed },
});
const signed = (changed: Partial<SignatureFacts>) => ({
  signatures: [{ ...SIGNATURE, ...changed }],
});
const judge = (changed: Partial<SenderFacts>) => proveSender({ ...GOOD, ...changed }, US, NOW);

test('a recent mail to us that its domain has signed is proven', () => {
  expect(judge({})).toEqual({
    kind: 'proven',
    address: { address: 'Ada@a.example', canonical: 'ada@a.example' },
    by: 'mail.a.example',
    sentAt: GOOD.sentAt,
  });
});

test('a copy is proven if the signature covers Cc', () => {
  const copy = { to: ['eve@b.example'], cc: [US], ...counts({ cc: 1 }) };
  expect(judge(copy)).toMatchObject({ reason: 'not-covered' });
  const fields = [...SIGNATURE.fields, 'cc'];
  expect(judge({ ...copy, ...signed({ fields }) }).kind).toBe('proven');
});

test('one good signature is enough, but only by the domain of From', () => {
  const stranger = { ...SIGNATURE, domain: 'b.example', aligned: false };
  const bad = { ...SIGNATURE, verdict: 'bad-signature' as const };
  expect(judge({ signatures: [stranger, bad, SIGNATURE] }).kind).toBe('proven');
  expect(judge({ signatures: [stranger, bad] })).toMatchObject({ reason: 'bad-signature' });
});

test.each<readonly [string, Partial<SenderFacts>, string]>([
  ['no From', { from: [], ...counts({ from: 0 }) }, 'no-sender'],
  ['two From', { ...counts({ from: 2 }) }, 'no-sender'],
  ['two addresses in From', { from: ['ada@a.example', 'eve@a.example'] }, 'no-sender'],
  ['no address in From', { from: ['Ada', 'Ada'] }, 'no-sender'],
  ['no To', { to: [], ...counts({ to: 0 }) }, 'fields'],
  ['two Subject', counts({ subject: 2 }), 'fields'],
  ['two Date', counts({ date: 2 }), 'fields'],
  ['two Cc', counts({ cc: 2 }), 'fields'],
  ['no Message-ID', counts({ 'message-id': 0 }), 'fields'],
  ['no date', { sentAt: null }, 'date'],
  ['a date of another age', { sentAt: new Date('2026-11-22T09:59:59Z') }, 'date'],
  ['a date to come', { sentAt: new Date('2026-11-30T10:00:01Z') }, 'date'],
  ['an unreadable date', { sentAt: new Date(NaN) }, 'date'],
  ['another addressee', { to: ['list@b.example'] }, 'not-addressed'],
  ['no signature', { signatures: [] }, 'not-signed'],
  ['a stranger’s signature', signed({ aligned: false }), 'not-signed'],
  ['a length', signed({ hasLength: true }), 'body-length'],
  ['a weak key', signed({ verdict: 'weak-key' }), 'weak-key'],
  ['no DNS', signed({ verdict: 'no-dns' }), 'no-dns'],
  ['a signature that does not fit', signed({ verdict: 'bad-signature' }), 'bad-signature'],
])('%s proves nothing', (_, changed, reason) => {
  expect(judge(changed)).toMatchObject({ kind: 'not-proven', reason });
});

test('whatever is missing from a signature, it proves nothing', () => {
  for (const missing of SIGNATURE.fields) {
    const fields = SIGNATURE.fields.filter((name) => name !== missing);
    expect(judge(signed({ fields }))).toMatchObject({ reason: 'not-covered' });
  }
});

test('no mail is proven without a valid, aligned, complete signature', () => {
  const verdict = fc.constantFrom('valid', 'bad-signature', 'weak-key', 'no-dns');
  const signature = fc.record({
    domain: fc.constant('a.example'),
    aligned: fc.boolean(),
    verdict,
    fields: fc.subarray(['from', 'to', 'cc', 'subject', 'date']),
    hasLength: fc.boolean(),
  }) as fc.Arbitrary<SignatureFacts>;
  fc.assert(
    fc.property(fc.array(signature), (signatures) => {
      const complete = signatures.some(
        ({ aligned, verdict: said, fields, hasLength }) =>
          aligned &&
          said === 'valid' &&
          !hasLength &&
          SIGNATURE.fields.every((name) => fields.includes(name)),
      );
      expect(judge({ signatures }).kind).toBe(complete ? 'proven' : 'not-proven');
    }),
  );
});
