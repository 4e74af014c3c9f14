import { describe, expect, test } from 'vitest';
import { createWebhookSecret, signWebhook } from './sign-webhook.ts';

describe('a signature', () => {
  test('matches the example that Svix publishes', () => {
    expect(
      signWebhook({
        id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        timestamp: 1614265330,
        body: '{"test": 2432232314}',
        secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      }),
    ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('changes with every part', () => {
    const base = { id: 'msg_1', timestamp: 1, body: '{}', secret: createWebhookSecret() };
    const variants = [
      base,
      { ...base, id: 'msg_2' },
      { ...base, timestamp: 2 },
      { ...base, body: '{ }' },
      { ...base, secret: createWebhookSecret() },
    ];
    expect(new Set(variants.map(signWebhook)).size).toBe(variants.length);
  });
});
