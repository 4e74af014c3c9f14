import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { makeReaderToken } from '@galley/core/subscription';
import { openDatabase } from '@galley/db';
import { serveSandbox } from '@galley/sandbox';
import { startTracing } from '@galley/trace';
import { expect, onTestFinished, test } from 'vitest';
import { openDeliveryDeps } from '../../apps/delivery/src/delivery-deps.ts';
import { sendIssue } from '../../apps/delivery/src/issue/send-issue.ts';
import { deliveryOptions, releaseIssue, withDatabase } from '../kit/index.ts';
import { openSite } from './site.fixture.ts';

const fixture = withDatabase();

interface Span {
  readonly name: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: unknown }[];
}

/** A collector on loopback, which keeps what it gets as JSON. */
async function serveCollector() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      bodies.push(`${request.url} ${body}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const spans = (): readonly Span[] =>
    bodies.flatMap((body) => {
      const { resourceSpans } = JSON.parse(body.slice(body.indexOf(' '))) as {
        resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
      };
      return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans));
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies, spans };
}

test('a collector gets the spans of requests, batches and statements, and nobody’s data', async () => {
  const collector = await serveCollector();
  const tracing = await startTracing({ url: collector.url, version: '1.2.3' });
  // Statements are traced on a database that is opened after tracing has started.
  const database = await openDatabase({
    databaseUrl: fixture.connectionString,
    dataDir: '',
    applicationName: 'traces',
  });
  const sandbox = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  const delivery = await openDeliveryDeps(deliveryOptions(database.db, sandbox.url));
  const issue = await releaseIssue(database.db, 3);
  await sendIssue(delivery, issue.id, new AbortController().signal);
  const site = openSite(database.db);
  const token = makeReaderToken(site.keyring, '1', 0);
  await site.app.request(`/unsubscribe/${token}?q=ada@readers.example`);
  await site.app.request('/not/here/ada@readers.example');
  await delivery.close();
  await sandbox.close();
  await database.close();
  await tracing.stop();

  const spans = collector.spans();
  const named = (name: string) => spans.find((span) => span.name === name);
  const inside = (name: string) => {
    const parent = named(name)?.spanId;
    return spans.filter(({ parentSpanId }) => parentSpanId === parent).map((span) => span.name);
  };
  expect(inside('send batch')).toEqual(expect.arrayContaining(['post batch', 'record batch']));
  expect(inside('record accepted batches')).toContain('with batch');
  expect(named('post batch')?.attributes).toContainEqual({
    key: 'http.response.status_code',
    value: { intValue: 200 },
  });
  expect(named('GET /unsubscribe/:token')).toBeDefined();
  expect(named('GET unmatched')).toBeDefined();
  const all = collector.bodies.join('\n');
  expect(collector.bodies.every((body) => body.startsWith('/v1/traces '))).toBe(true);
  expect(all).not.toMatch(/@|not\/here|unsubscribe\/[^:]/);
  expect(all).not.toContain(token);
});

test('without a collector, work is done and nothing is made of it', async () => {
  const { inSpan, isTracing } = await import('@galley/trace');
  expect(isTracing()).toBe(false);
  const work = inSpan('work', {}, async (span) => {
    span.rename('other');
    throw new Error('its own');
  });
  await expect(work).rejects.toThrow('its own');
});
