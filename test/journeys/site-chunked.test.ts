import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { startWeb, type RunningWeb } from '@galley/web';
import { makeReaderToken } from '@galley/core/subscription';
import { addSubscriber } from '@galley/press/subscription';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owner, withDatabase } from '../kit/index.ts';
import { insertNewsletter, openSite, selectSubscriptions } from './site.fixture.ts';

const test = withDatabase();
let web: RunningWeb;
let token = '';
let stamp = '';

beforeAll(async () => {
  const site = openSite(test.db, { webhookSecrets: ['whsec_c2VjcmV0IG9mIHRoZSB0ZXN0'] });
  const newsletter = await insertNewsletter(test.db, { slug: 'weekly', title: 'The Weekly' });
  const deps = { db: test.db, clock: () => new Date(), keyring: site.keyring };
  await addSubscriber(deps, owner, {
    newsletter: newsletter.slug,
    address: 'ada@readers.example',
    consent: 'by phone',
    source: 'test',
  });
  const { id } = await test.db.selectFrom('subscription').select('id').executeTakeFirstOrThrow();
  token = makeReaderToken(site.keyring, id, 0);
  stamp = site.stampOf(newsletter.slug);
  web = await startWeb({ ...site.deps, host: '127.0.0.1', port: 0 });
});
afterAll(() => web.stop());

/** Posts as providers and proxies may: in chunks, without announcing a length. */
const post = (path: string, type: string, chunks: readonly string[]) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const call = request(`${web.url}${path}`, {
      method: 'POST',
      // One connection each: a connection that was cut off for size serves nobody else.
      agent: false,
      headers: { 'content-type': type },
    });
    call.on('error', reject);
    call.on('response', (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, body }),
        (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
      );
    });
    for (const chunk of chunks) call.write(chunk);
    call.end();
  });

const FORM = 'application/x-www-form-urlencoded';

describe('a POST in chunks', () => {
  it('subscribes', async () => {
    const { status } = await post('/subscribe', FORM, [
      'email=bob',
      '%40readers.example',
      `&form=${stamp}`,
    ]);
    expect(status).toBe(303);
  });

  it('unsubscribes with one click', async () => {
    const type = 'multipart/form-data; boundary=x';
    const field = '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click';
    const { status } = await post(`/unsubscribe/${token}`, type, [field, '\r\n--x--\r\n']);
    expect(status).toBe(200);
    const { status: now } = await selectSubscriptions(test.db)
      .select('status')
      .where('address', '=', 'ada@readers.example')
      .executeTakeFirstOrThrow();
    expect(now).toBe('unsubscribed');
  });

  it('unsubscribes with one click without a body', async () => {
    expect((await post(`/unsubscribe/${token}`, FORM, [])).status).toBe(200);
  });

  it('is refused when it is too large', async () => {
    const { status } = await post(
      '/subscribe',
      FORM,
      Array.from({ length: 64 }, () => 'x'.repeat(8192)),
    );
    expect(status).toBe(413);
  });

  it('is read from Resend, and refused without a signature', async () => {
    expect((await post('/webhooks/resend', 'application/json', ['{"type":', '"x"}'])).status).toBe(
      400,
    );
  });
});
