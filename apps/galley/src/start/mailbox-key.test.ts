import { readConfig } from '@galley/runtime';
import { describe, expect, test } from 'vitest';
import { mailboxKey } from './mailbox-key.ts';

function configOf(env: Readonly<Record<string, string>>) {
  const read = readConfig({ SECRET_KEY: 'k'.repeat(32), ...env });
  if (read.kind !== 'ok') throw new Error(JSON.stringify(read));
  return read.config;
}

describe('the mail that somebody writes in the mailbox', () => {
  test('is signed in a local set-up', () => {
    const key = mailboxKey(configOf({}), undefined);
    expect(key?.recordOf('k1._domainkey.readers.example')).toBeNull();
    expect(key?.sign('readers.example', ['From: ada@readers.example'], 'Hello')).toContain(
      'd=readers.example',
    );
  });

  test.each([
    { RESEND_API_KEY: 're_key' },
    { PUBLIC_URL: 'https://news.example.org' },
    { HOST: '0.0.0.0' },
    { TRUSTED_PROXIES: '10.0.0.1' },
  ])('is not signed with %o', (env) => {
    expect(mailboxKey(configOf(env), undefined)).toBeNull();
  });

  test('is not signed where another process would have to believe it', () => {
    for (const only of ['web', 'delivery']) expect(mailboxKey(configOf({}), only)).toBeNull();
  });

  test('is signed by another key after each start', () => {
    const [one, other] = [mailboxKey(configOf({}), undefined), mailboxKey(configOf({}), undefined)];
    const signed = one?.sign('readers.example', ['From: ada@readers.example'], 'Hello') ?? '';
    const [, selector = ''] = /s=([\w-]+);/.exec(signed) ?? [];
    const name = `${selector}._domainkey.readers.example`;
    expect(one?.recordOf(name)).toContain('k=ed25519');
    expect(other?.recordOf(name)).toBeNull();
  });
});
