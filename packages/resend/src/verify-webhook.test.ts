import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyWebhook } from './verify-webhook.ts';

const secret = `whsec_${Buffer.from('a secret of some length').toString('base64')}`;
const other = `whsec_${Buffer.from('another secret').toString('base64')}`;
const seconds = () => Math.floor(Date.now() / 1000);

const sign = (payload: string | Buffer, id = 'msg_1', timestamp = String(seconds())) => ({
  id,
  timestamp,
  signature: `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(`${id}.${timestamp}.`)
    .update(payload)
    .digest('base64')}`,
});

const payload = JSON.stringify({
  type: 'email.bounced',
  created_at: '2026-11-22T08:00:00.123456+00:00',
  data: { email_id: 'x', tags: { delivery: '17' } },
});

describe('a webhook', () => {
  test('with a valid signature is read', () => {
    expect(verifyWebhook({ payload, headers: sign(payload), secrets: [secret] })).toEqual({
      kind: 'ok',
      id: 'msg_1',
      event: {
        type: 'email.bounced',
        createdAt: new Date('2026-11-22T08:00:00.123Z'),
        data: { email_id: 'x', tags: { delivery: '17' } },
      },
    });
  });

  test('may come as bytes, under either secret of a rotation, with several signatures', () => {
    const headers = sign(payload);
    const result = verifyWebhook({
      payload: Buffer.from(payload),
      headers: { ...headers, signature: `v1,AAAA ${headers.signature} v1a,xyz` },
      secrets: [other, secret],
    });
    expect(result.kind).toBe('ok');
  });

  test.each([
    ['id', { id: undefined }],
    ['timestamp', { timestamp: undefined }],
    ['signature', { signature: '' }],
  ])('without %s is refused', (_, missing) => {
    const headers = { ...sign(payload), ...missing };
    expect(verifyWebhook({ payload, headers, secrets: [secret] })).toEqual({
      kind: 'refused',
      reason: 'missing-headers',
    });
  });

  test.each([
    ['another secret', { secrets: [other] }],
    ['no secret', { secrets: [] }],
    ['malformed secrets', { secrets: ['', 'whsec_', 'whsec_!!!', 'plain'] }],
    ['another body', { payload: payload.replace('17', '18') }],
    ['another id', { headers: { ...sign(payload), id: 'msg_2' } }],
    ['a timestamp six minutes old', { headers: sign(payload, 'm', String(seconds() - 360)) }],
    ['a timestamp six minutes ahead', { headers: sign(payload, 'm', String(seconds() + 360)) }],
    ['an unreadable timestamp', { headers: sign(payload, 'm', 'now') }],
  ])('with %s is refused', (_, wrong) => {
    expect(verifyWebhook({ payload, headers: sign(payload), secrets: [secret], ...wrong })).toEqual(
      { kind: 'refused', reason: 'not-verified' },
    );
  });

  test.each([
    '',
    'null',
    '[]',
    '{"type":"email.sent"}',
    '{"type":1,"created_at":"2026-11-22T08:00:00Z","data":{}}',
    '{"type":"email.sent","created_at":"yesterday","data":{}}',
    '{"type":"email.sent","created_at":"+012026-11-22T08:00:00Z","data":{}}',
    '{"type":"email.sent","created_at":"-000001-11-22T08:00:00Z","data":{}}',
    '{"type":"email.sent","created_at":"2026-11-22T08:00:00Z","data":[]}',
    'not JSON',
  ])('that is signed but says %j is not an event', (text) => {
    expect(verifyWebhook({ payload: text, headers: sign(text), secrets: [secret] })).toEqual({
      kind: 'refused',
      reason: 'not-an-event',
    });
  });

  test.each([
    [30, 'ok'],
    [33, 'refused'],
    [5_000, 'refused'],
    [200_000, 'refused'],
  ])('whose data is nested %i deep is %s', (depth, kind) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ]) {
      const data = `{"a":${open?.repeat(depth)}1${close?.repeat(depth)}}`;
      const text = `{"type":"email.sent","created_at":"2026-11-22T08:00:00Z","data":${data}}`;
      expect(verifyWebhook({ payload: text, headers: sign(text), secrets: [secret] }).kind).toBe(
        kind,
      );
    }
  });

  test('with random bytes and headers gets a verdict and is never verified by chance', () => {
    const maybe = fc.option(fc.string(), { nil: undefined });
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.record({ id: maybe, timestamp: maybe, signature: maybe }),
        fc.array(fc.string()),
        (bytes, headers, secrets) =>
          verifyWebhook({ payload: Buffer.from(bytes), headers, secrets }).kind === 'refused',
      ),
    );
  });
});
