import { Validator } from '@seriousme/openapi-schema-validator';
import { createApp } from '@galley/web';
import { createLog, createKeyring } from '@galley/runtime';
import { withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';

const fixture = withDatabase();

/** The web app with its whole API. */
const open = () =>
  createApp({
    db: fixture.db,
    wake: async () => undefined,
    keyring: createKeyring(['a key that only this test has ever used']),
    sandbox: null,
    api: {
      providerUrl: 'https://api.resend.com',
      handOver: async () => ({ kind: 'accepted', ids: [] }),
      readBack: async () => ({ kind: 'read', accepted: 0, open: [] }),
    },
    webhookSecrets: [],
    publicUrl: 'https://digest.example',
    clock: () => new Date(),
    log: createLog({ level: 'silent', name: 'test' }),
  });

test('the document of the API is valid OpenAPI 3.1', async () => {
  const response = await open().request('https://digest.example/api/v1/openapi.json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const document = (await response.json()) as { paths: object };
  expect(await new Validator().validate(document)).toEqual({ valid: true });
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/reviews/{id}', '/account', '/sign-in/passkey', '/audit']),
  );
});

test('people read it as a page without scripts', async () => {
  const response = await open().request('https://digest.example/api');
  const page = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page).not.toContain('<script');
  expect(page).toContain('POST /newsletters/{slug}/issues/{number}/approve');
});
