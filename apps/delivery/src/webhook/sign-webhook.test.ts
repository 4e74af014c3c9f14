import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { signWebhook } from './sign-webhook.ts';

const OLD = `whsec_${Buffer.from('o'.repeat(44)).toString('base64')}`;
const NEW = `whsec_${Buffer.from('n'.repeat(44)).toString('base64')}`;
const body = '{"type":"issue.sent","data":{"subject":"Ä"}}';
const post = { id: 'evt_1', at: new Date(), body };

test('the library of Standard Webhooks takes what we sign, with either secret', () => {
  const headers = signWebhook(post, [NEW, OLD]);
  for (const secret of [NEW, OLD]) {
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  }
});

test('it takes no other body, id or secret', () => {
  const headers = signWebhook(post, [NEW]);
  expect(() => new Webhook(NEW).verify(`${body} `, headers)).toThrow('No matching');
  expect(() => new Webhook(NEW).verify(body, { ...headers, 'webhook-id': 'evt_2' })).toThrow(
    'No matching',
  );
  expect(() => new Webhook(OLD).verify(body, headers)).toThrow('No matching');
});
