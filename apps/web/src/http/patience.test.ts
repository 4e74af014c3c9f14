import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createLog } from '@galley/runtime';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from './serve.ts';
import { countStrangers } from './strangers.ts';

async function open() {
  const log = createLog({ level: 'silent', name: 'web', destination: { write: () => undefined } });
  const app = new Hono().post('/', async (c) => c.text(await c.req.text().catch(() => '')));
  const web = await serve(app, {
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1',
    closing: new AbortController(),
    strangers: countStrangers({ log, clock: () => new Date() }),
    log,
    patience: { headersMs: 50, requestMs: 100, lookMs: 10 },
  });
  onTestFinished(() => web.stop());
  return { port: Number(new URL(web.url).port) };
}

/** Sends the start of a request, and returns what comes back until the other side hangs up. */
async function sendStart(port: number, start: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(start);
  return text(socket);
}

test.each([
  ['whose head never ends', 'POST / HTTP/1.1\r\nHost: a\r\nX-Slow: '],
  ['whose body never comes', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc'],
])('a request %s is answered with 408 and its connection closed', async (_what, start) => {
  const { port } = await open();
  expect(await sendStart(port, start)).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
});
