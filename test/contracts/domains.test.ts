import { createDomains } from '@galley/resend';
import { serveSandbox } from '@galley/sandbox';
import { expect, onTestFinished, test } from 'vitest';

async function open(apiKey = 're_x') {
  const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  onTestFinished(() => served.close());
  const add = async (name: string): Promise<void> => {
    const answer = await fetch(`${served.url}/domains`, {
      method: 'POST',
      headers: { authorization: 'Bearer re_x', 'user-agent': 'test' },
      body: JSON.stringify({ name, capabilities: { receiving: 'enabled' } }),
    });
    expect(answer.status).toBe(201);
  };
  return { add, domains: createDomains({ apiKey, baseUrl: served.url }) };
}

test('a domain is found among others, with its records, and again once they were checked', async () => {
  const { add, domains } = await open();
  await add('digest.example');
  for (let count = 0; count < 101; count += 1) await add(`other${count}.example`);
  const found = await domains.find('digest.example');
  if (found.kind !== 'ok' || found.data === null) throw new Error(JSON.stringify(found));
  expect(found.data).toMatchObject({ name: 'digest.example', status: 'not_started' });
  expect(found.data.records.map(({ purpose, type }) => `${purpose} ${type}`)).toEqual([
    'SPF MX',
    'SPF TXT',
    'DKIM TXT',
    'Receiving MX',
  ]);
  await domains.verify(found.data.id);
  expect(await domains.find('digest.example')).toMatchObject({ data: { status: 'verified' } });
});

test('a domain that the account lacks is none, and a key that may only send says so', async () => {
  const { domains } = await open();
  expect(await domains.find('digest.example')).toEqual({ kind: 'ok', data: null });
  const restricted = await open('re_restricted');
  expect(await restricted.domains.find('digest.example')).toMatchObject({
    kind: 'refused',
    name: 'restricted_api_key',
  });
});
