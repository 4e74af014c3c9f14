import { createHash } from 'node:crypto';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { createBulkSender, type BulkSender, type WireResult } from '@galley/resend';
import { serveSandbox, type FaultPlan } from '@galley/sandbox';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';

const closers: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

function sender(baseUrl: string, timeoutMs = PATIENT, connections = 4): BulkSender {
  const made = createBulkSender({
    apiKey: 're_x',
    baseUrl,
    timeoutMs,
    connections,
  });
  closers.push(() => made.close());
  return made;
}

/** For answers that come: a busy machine may take longer than a sender usually waits. */
const PATIENT = 120_000;
/** For an answer that never comes: by then even a busy machine has sent the request. */
const SHORT = 2_500;
const patienceFor = (what: string) => (what === 'hang' ? SHORT : PATIENT);

function segments(count: number, filler = 200) {
  const body = [Buffer.from('[')];
  for (let n = 0; n < count; n += 1) {
    body.push(
      Buffer.from(`${n === 0 ? '' : ','}{"from":"a@galley.test","to":["reader`),
      Buffer.from(`${n}@galley.test"],"subject":"Issue 1","text":"`),
      Buffer.from(`${'x'.repeat(filler)}"}`),
    );
  }
  body.push(Buffer.from(']'));
  return { body, contentLength: body.reduce((sum, one) => sum + one.length, 0) };
}

/** A server that speaks exactly what the test says, byte by byte. */
async function rawServer(speak: (socket: Socket, n: number) => void) {
  let connections = 0;
  const open = new Set<Socket>();
  const server: Server = createTcpServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    speak(socket, connections);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(resolve);
      }),
  );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
  };
}

/** Waits for a whole request, then answers it. */
function onRequest(socket: Socket, answer: (request: string) => void): void {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    const head = text.indexOf('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
    if (head >= 0 && text.length >= head + 4 + length) {
      const request = text;
      text = '';
      answer(request);
    }
  });
}

const post = (to: BulkSender, count = 2) =>
  to.postBatch({ ...segments(count), idempotencyKey: 'inst/1/1/0' });

describe('the bulk sender and the sandbox', () => {
  const open = async (faults?: FaultPlan) => {
    const served = await serveSandbox({
      path: ':memory:',
      port: 0,
      ...(faults !== undefined && { faults }),
    });
    closers.push(() => served.close());
    return served;
  };

  test('segments arrive as one batch of mails, and the headers come back', async () => {
    const { url, sandbox } = await open();
    const result = await post(sender(url), 100);
    expect(result).toMatchObject({
      kind: 'response',
      status: 200,
      headers: {
        retryAfter: null,
        ratelimitLimit: '10',
        ratelimitRemaining: '9',
        ratelimitReset: '1',
        monthlyQuota: '100',
        dailyQuota: null,
      },
    });
    const ids = (JSON.parse(bodyOf(result)) as { data: { id: string }[] }).data;
    expect(ids.map(({ id }) => sandbox.ledger.find(id)?.to[0])).toEqual(
      Array.from({ length: 100 }, (_, n) => `reader${n}@galley.test`),
    );
    expect(sandbox.ledger.list({ limit: 1 })[0]?.idempotencyKey).toBe('inst/1/1/0');
  });

  test('a batch of 5 MB takes one call', async () => {
    const { url, sandbox } = await open();
    const result = await sender(url, PATIENT).postBatch({
      ...segments(100, 50_000),
      idempotencyKey: 'k',
    });
    expect(result).toMatchObject({ kind: 'response', status: 200 });
    expect(sandbox.ledger.count()).toBe(100);
  });

  test('large bodies that share buffers arrive intact, whatever failed between them', async () => {
    const seen = new Map<string, string[]>();
    const { url } = await rawServer((socket) => {
      const chunks: Buffer[] = [];
      let length = 0;
      socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.byteLength;
        // A server that reads slowly, so that much of a body waits in the sender.
        socket.pause();
        setTimeout(() => socket.resume(), 1);
        const text = Buffer.concat(chunks.slice(0, 1)).toString('latin1');
        const key = /idempotency-key: (\S+)/i.exec(text)?.[1] ?? '';
        if (key.startsWith('cut') && length > 300_000) {
          socket.resetAndDestroy();
          return;
        }
        const head = text.indexOf('\r\n\r\n') + 4;
        if (length < head + Number(/content-length: (\d+)/i.exec(text)?.[1])) return;
        const hash = createHash('sha256').update(Buffer.concat(chunks).subarray(head));
        seen.set(key, [...(seen.get(key) ?? []), hash.digest('hex')]);
        chunks.length = 0;
        length = 0;
        socket.write(OK);
      });
    });
    const bulk = sender(url, PATIENT, 3);
    const expected = new Map<string, string[]>();
    await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const key = `${n % 4 === 0 ? 'cut' : 'whole'}/${n}`;
        const body = segments(20, 30_000 + n * 7_001);
        body.body[0] = Buffer.from(`[${' '.repeat(n)}`);
        const contentLength = body.contentLength + n;
        const result = await bulk.postBatch({ ...body, contentLength, idempotencyKey: key });
        if (key.startsWith('cut')) expect(result).toMatchObject({ kind: 'lost' });
        else {
          expect(result).toMatchObject({ kind: 'response', status: 200 });
          const hash = createHash('sha256').update(Buffer.concat(body.body));
          expected.set(key, [hash.digest('hex')]);
        }
      }),
    );
    expect(seen).toEqual(expected);
  });

  test('a refusal is a response with its JSON', async () => {
    const { url } = await open();
    const bad = Buffer.from('[{"from":"a@galley.test"}]');
    const result = await sender(url).postBatch({
      body: [bad],
      contentLength: bad.length,
      idempotencyKey: 'k',
    });
    expect(result).toMatchObject({ kind: 'response', status: 422 });
    expect(JSON.parse(bodyOf(result))).toMatchObject({ name: 'missing_required_field' });
  });

  test.each([
    ['error', { status: 500 }, { kind: 'response', status: 500 }],
    ['error', { status: 429 }, { kind: 'response', status: 429, headers: { retryAfter: '1' } }],
    ['conflict', { name: 'invalid_idempotent_request' }, { kind: 'response', status: 409 }],
    ['conflict', { name: 'concurrent_idempotent_requests' }, { kind: 'response', status: 409 }],
    ['reset', {}, { kind: 'lost', code: 'ECONNRESET' }],
    ['hang', { ms: 60_000 }, { kind: 'lost', code: 'TIMEOUT' }],
    ['truncate', {}, { kind: 'response', status: 200, body: { unreadable: 'UND_ERR_SOCKET' } }],
  ] as const)(
    'after an accepted batch whose answer suffers %s %j, the same key gets the first answer',
    async (what, more, expected) => {
      const { url, sandbox } = await open(({ number }) =>
        number === 1 ? ({ when: 'after-accept', what, ...more } as ReturnType<FaultPlan>) : null,
      );
      expect(await post(sender(url, patienceFor(what)))).toMatchObject(expected);
      expect(sandbox.ledger.count()).toBe(2);
      const again = await post(sender(url, PATIENT));
      expect(again).toMatchObject({ kind: 'response', status: 200 });
      expect(sandbox.ledger.count()).toBe(2);
      const { data } = JSON.parse(bodyOf(again)) as { data: { id: string }[] };
      expect(data.map(({ id }) => sandbox.ledger.find(id)?.position)).toEqual([0, 1]);
    },
  );

  test.each([
    ['error', { status: 503 }, { kind: 'response', status: 503 }],
    ['reset', {}, { kind: 'lost' }],
    ['hang', { ms: 60_000 }, { kind: 'lost', code: 'TIMEOUT' }],
  ] as const)(
    'before acceptance, %s %j leaves nothing in the ledger',
    async (what, more, expected) => {
      const { url, sandbox } = await open(({ number }) =>
        number === 1 ? ({ when: 'before-accept', what, ...more } as ReturnType<FaultPlan>) : null,
      );
      expect(await post(sender(url, patienceFor(what)))).toMatchObject(expected);
      expect(sandbox.ledger.count()).toBe(0);
      expect(await post(sender(url, PATIENT))).toMatchObject(
        what === 'hang' ? { status: 409 } : { kind: 'response', status: 200 },
      );
    },
  );
});

describe('the bulk sender and servers that misbehave', () => {
  test('a refused connection is unsent', async () => {
    const { url } = await rawServer(() => {});
    for (const close of closers.splice(0).toReversed()) await close();
    expect(await post(sender(url))).toEqual({ kind: 'unsent', code: 'ECONNREFUSED' });
  });

  test('a name that does not resolve is unsent', async () => {
    const result = await post(sender('http://galley.invalid:81'));
    expect(result).toMatchObject({ kind: 'unsent' });
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(result.kind === 'unsent' && result.code);
  });

  test('a server without TLS is unsent', async () => {
    const { url } = await rawServer((socket) => {
      socket.on('data', () => socket.end('this is not TLS'));
    });
    expect(await post(sender(url.replace('http:', 'https:')))).toMatchObject({ kind: 'unsent' });
  });

  test('a reset in the middle of the TLS handshake is unsent', async () => {
    const { url } = await rawServer((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    expect(await post(sender(url.replace('http:', 'https:')))).toEqual({
      kind: 'unsent',
      code: 'ECONNRESET',
    });
  });

  test('a handshake that never ends is unsent, in time', async () => {
    const { url } = await rawServer(() => {});
    const result = await post(sender(url.replace('http:', 'https:'), 300));
    expect(result).toMatchObject({ kind: 'unsent' });
  });

  test('waiting too long for a free connection is unsent, and the request never leaves later', async () => {
    const requests: string[] = [];
    const { url } = await rawServer((socket) => {
      onRequest(socket, (request) => {
        requests.push(/idempotency-key: (\S+)/i.exec(request)?.[1] ?? '');
        setTimeout(() => socket.write(OK), 500);
      });
    });
    const bulk = sender(url, PATIENT, 1);
    const first = bulk.postBatch({ ...segments(1), idempotencyKey: 'first' });
    const second = bulk.postBatch({ ...segments(1), idempotencyKey: 'second', timeoutMs: 200 });
    expect(await second).toEqual({ kind: 'unsent', code: 'TIMEOUT' });
    expect(await first).toMatchObject({ kind: 'response', status: 200 });
    const third = await bulk.postBatch({ ...segments(1), idempotencyKey: 'third' });
    expect(third).toMatchObject({ kind: 'response', status: 200 });
    expect(requests).toEqual(['first', 'third']);
  });

  test('a reset before the body was read is lost', async () => {
    const { url, connections } = await rawServer((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    expect(await post(sender(url), 100)).toMatchObject({ kind: 'lost' });
    expect(connections()).toBe(1);
  });

  test('a reset after the body was read is lost, without a retry', async () => {
    const { url, connections } = await rawServer((socket) => {
      onRequest(socket, () => socket.resetAndDestroy());
    });
    expect(await post(sender(url))).toEqual({ kind: 'lost', code: 'ECONNRESET' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(connections()).toBe(1);
  });

  test('a clean close without an answer is lost', async () => {
    const { url } = await rawServer((socket) => {
      onRequest(socket, () => socket.end());
    });
    expect(await post(sender(url))).toEqual({ kind: 'lost', code: 'UND_ERR_SOCKET' });
  });

  test('silence is lost after the timeout', async () => {
    const { url } = await rawServer((socket) => {
      onRequest(socket, () => {});
    });
    expect(await post(sender(url, SHORT))).toEqual({ kind: 'lost', code: 'TIMEOUT' });
  });

  test('at the end, what is on the wire is lost, what waits is unsent, and nothing leaves any more', async () => {
    const ending = new AbortController();
    const requests: string[] = [];
    const { url } = await rawServer((socket) => {
      onRequest(socket, (request) => {
        requests.push(/idempotency-key: (\S+)/i.exec(request)?.[1] ?? '');
        ending.abort();
      });
    });
    const limits = { timeoutMs: PATIENT, connections: 1, ending: ending.signal };
    const bulk = createBulkSender({ apiKey: 're_x', baseUrl: url, ...limits });
    closers.push(() => bulk.close());
    const postAs = async (idempotencyKey: string) =>
      bulk.postBatch({ ...segments(1), idempotencyKey });
    const [first, second] = [postAs('first'), postAs('second')];
    expect(await first).toEqual({ kind: 'lost', code: 'ENDING' });
    expect(await second).toEqual({ kind: 'unsent', code: 'ENDING' });
    expect(await postAs('third')).toEqual({ kind: 'unsent', code: 'ENDING' });
    expect(requests).toEqual(['first']);
  });

  test('a body that stops arriving is a response that could not be read', async () => {
    const { url } = await rawServer((socket) => {
      onRequest(socket, () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"data"'));
    });
    // Long enough for a busy machine to read its head.
    expect(await post(sender(url, 3_000))).toMatchObject({
      kind: 'response',
      status: 200,
      body: { unreadable: 'TIMEOUT' },
    });
  });

  test('a body cut off by a close is a response that could not be read', async () => {
    const { url } = await rawServer((socket) => {
      onRequest(socket, () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"data"'));
    });
    expect(await post(sender(url))).toMatchObject({
      kind: 'response',
      status: 200,
      body: { unreadable: 'UND_ERR_SOCKET' },
    });
  });

  test('a body that is not UTF-8 is a response that could not be read', async () => {
    const { url } = await rawServer((socket) => {
      onRequest(socket, () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n');
        socket.write(Buffer.from([0xc3, 0x28]));
      });
    });
    expect(await post(sender(url))).toMatchObject({ body: { unreadable: 'NOT_UTF8' } });
  });

  test('an endless answer is a response that could not be read', async () => {
    const { url } = await rawServer((socket) => {
      onRequest(socket, () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n');
        socket.write(Buffer.alloc(8 * 1024 * 1024, 32));
      });
    });
    expect(await post(sender(url))).toMatchObject({ body: { unreadable: 'TOO_LARGE' } });
  });

  test('bytes that are not HTTP are lost', async () => {
    const { url } = await rawServer((socket) => {
      onRequest(socket, () => socket.write('220 mail.example ESMTP\r\n'));
    });
    const result = await post(sender(url));
    expect(result).toEqual({ kind: 'lost', code: 'HTTPParserError' });
  });

  test('interim answers are skipped', async () => {
    const { url } = await rawServer((socket) => {
      onRequest(socket, () => socket.write(`HTTP/1.1 103 Early Hints\r\n\r\n${OK}`));
    });
    expect(await post(sender(url))).toMatchObject({ kind: 'response', status: 200, body: '{}' });
  });

  test('a redirect is a response and is not followed', async () => {
    const { url, connections } = await rawServer((socket) => {
      onRequest(socket, () =>
        socket.write('HTTP/1.1 307 Elsewhere\r\nlocation: /other\r\ncontent-length: 0\r\n\r\n'),
      );
    });
    expect(await post(sender(url))).toMatchObject({ kind: 'response', status: 307, body: '' });
    expect(connections()).toBe(1);
  });

  test('a kept connection that dies while idle costs at most an ambiguous result', async () => {
    const sockets: Socket[] = [];
    const { url } = await rawServer((socket) => {
      sockets.push(socket);
      onRequest(socket, () => socket.write(OK));
    });
    const bulk = sender(url, PATIENT, 1);
    expect(await post(bulk)).toMatchObject({ kind: 'response' });
    sockets[0]?.destroy();
    // The sender hears about it in a later turn of the event loop, however long one takes.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await post(bulk)).toMatchObject({ kind: 'response', status: 200 });
  });

  test('a reset on a reused connection is lost, without a retry', async () => {
    let requests = 0;
    const { url, connections } = await rawServer((socket) => {
      onRequest(socket, () => {
        requests += 1;
        if (requests === 1) socket.write(OK);
        else socket.resetAndDestroy();
      });
    });
    const bulk = sender(url, PATIENT, 1);
    expect(await post(bulk)).toMatchObject({ kind: 'response' });
    expect(await post(bulk)).toEqual({ kind: 'lost', code: 'ECONNRESET' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([requests, connections()]).toEqual([2, 1]);
  });

  test('any bytes and any way of closing give a value', async () => {
    let script: { readonly reply: Uint8Array; readonly leave: string } = {
      reply: Buffer.alloc(0),
      leave: 'end',
    };
    let received = 0;
    const { url } = await rawServer((socket) => {
      socket.on('data', (bytes) => (received += bytes.byteLength));
      const act = () => {
        socket.write(script.reply);
        if (script.leave === 'end') socket.end();
        if (script.leave === 'reset') socket.resetAndDestroy();
        if (script.leave === 'destroy') socket.destroy();
      };
      if (script.leave === 'early') {
        socket.once('data', () => socket.resetAndDestroy());
      } else onRequest(socket, act);
    });
    const bulk = sender(url, 150);
    const pieces = fc.constantFrom(
      'HTTP/1.1 200 OK\r\n',
      'HTTP/1.1 500 No\r\n',
      'HTTP/1.0 200\r\n',
      'HTTP/1.1 100 Continue\r\n\r\n',
      'content-length: 4\r\n',
      'content-length: -1\r\n',
      'transfer-encoding: chunked\r\n',
      'connection: close\r\n',
      'retry-after: 1\r\nretry-after: 2\r\n',
      '\r\n',
      '4\r\nnull\r\n0\r\n\r\n',
      '{"data":[]}',
      'null',
    );
    const reply = fc
      .array(
        fc.oneof(
          { weight: 6, arbitrary: pieces.map((text) => Buffer.from(text)) },
          fc.uint8Array({ maxLength: 12 }),
        ),
        { maxLength: 7 },
      )
      .map((parts) => Buffer.concat(parts));
    await fc.assert(
      fc.asyncProperty(
        reply,
        fc.constantFrom('end', 'reset', 'destroy', 'early', 'stay'),
        async (bytes, leave) => {
          script = { reply: bytes, leave };
          const before = received;
          const result = await post(bulk);
          // On a busy machine the deadline may pass before there is a connection.
          if (result.kind === 'unsent') expect(received).toBe(before);
          else expect(['response', 'lost']).toContain(result.kind);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a request that could never be sent', () => {
  test.each(['', 'k'.repeat(257), 'two words', 'line\nbreak', 'schlüssel'])(
    'has the key %j and throws',
    async (idempotencyKey) => {
      const bulk = sender('http://127.0.0.1:9');
      await expect(bulk.postBatch({ ...segments(1), idempotencyKey })).rejects.toThrow(TypeError);
    },
  );

  test("announces a length that its segments don't have and throws", async () => {
    const bulk = sender('http://127.0.0.1:9');
    const { body, contentLength } = segments(1);
    await expect(
      bulk.postBatch({ body, contentLength: contentLength + 1, idempotencyKey: 'k' }),
    ).rejects.toThrow(TypeError);
  });

  test('comes after closing and is unsent', async () => {
    const bulk = createBulkSender({
      apiKey: 're_x',
      baseUrl: 'http://127.0.0.1:9',
      timeoutMs: 500,
    });
    await bulk.close();
    expect(await post(bulk)).toMatchObject({ kind: 'unsent' });
  });
});

const OK = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';

function bodyOf(result: WireResult): string {
  if (result.kind !== 'response' || typeof result.body !== 'string') {
    throw new Error(`expected a readable response, got ${JSON.stringify(result)}`);
  }
  return result.body;
}
