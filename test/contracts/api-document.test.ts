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

interface Operation {
  readonly security: readonly object[];
}

test('what asks for a credential answers 401 without one, and with one that nobody has', async () => {
  const app = open();
  const root = 'https://digest.example/api/v1';
  const document = (await (await app.request(`${root}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const letIn: string[] = [];
  let asked = 0;
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { security }] of Object.entries(methods)) {
      if (security.length === 0) continue;
      for (const headers of [
        {},
        { authorization: 'Bearer galley_unknown' },
        { cookie: '__Host-galley=unknown' },
      ]) {
        asked += 1;
        const { status } = await app.request(`${root}${path.replaceAll(/\{\w+\}/g, '1')}`, {
          method: method.toUpperCase(),
          headers: headers as Record<string, string>,
        });
        if (status !== 401) letIn.push(`${method} ${path}: ${status}`);
      }
    }
  }
  expect(letIn).toEqual([]);
  expect(asked).toBeGreaterThan(150);
});

test('people read it as a page without scripts', async () => {
  const response = await open().request('https://digest.example/api');
  const page = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page).not.toContain('<script');
  expect(page).toContain('POST /newsletters/{slug}/issues/{number}/approve');
});
