import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveSink, type ServedSink } from './sink.ts';

let sink: ServedSink;
beforeEach(async () => {
  sink = await serveSink({ port: 0 });
});
afterEach(async () => sink.close());

async function post(key: string, mails: readonly object[]) {
  const response = await fetch(`${sink.url}/emails/batch`, {
    method: 'POST',
    headers: { 'idempotency-key': key },
    body: JSON.stringify(mails),
  });
  return { status: response.status, text: await response.text() };
}
const mails = (count: number, html = 'x') =>
  Array.from({ length: count }, () => ({ from: 'a@b.example', to: ['c@d.example'], html }));

test('counts every mail of a batch and returns a unique id for each', async () => {
  const first = JSON.parse((await post('one', mails(100, 'x'.repeat(50_000)))).text);
  const second = JSON.parse((await post('two', mails(7))).text);
  const ids = [...first.data, ...second.data].map((mail: { id: string }) => mail.id);
  expect(new Set(ids).size).toBe(107);
  expect(sink.figures()).toMatchObject({ batches: 2, mails: 107, repeats: 0 });
});

test('a mail that quotes how a mail begins counts once', async () => {
  await post('one', mails(3, '{"from":"z"},{"from":"z"}'));
  expect(sink.figures()).toMatchObject({ mails: 3 });
});

test('finds a mail’s beginning wherever the body is cut into pieces', async () => {
  for (let length = 65_500; length < 65_540; length += 1) {
    await post(`of ${length}`, mails(3, 'y'.repeat(length)));
  }
  expect(sink.figures()).toMatchObject({ batches: 40, mails: 120 });
});

test('a known key gets the first answer again, and a 409 for another body', async () => {
  const first = await post('one', mails(2));
  expect(await post('one', mails(2))).toEqual(first);
  expect((await post('one', mails(2, 'other'))).status).toBe(409);
  expect(await (await fetch(sink.url)).json()).toMatchObject({
    batches: 1,
    mails: 2,
    repeats: 1,
    conflicts: 1,
  });
});
