import { expect, test } from 'vitest';
import { createFeedReader } from './feed-reader.ts';

const feedOf = (items: number): Uint8Array =>
  Buffer.from(
    `<rss version="2.0"><channel><title>T</title>${'<item><title>A</title><link>/a</link></item>'.repeat(items)}</channel></rss>`,
  );

const read = createFeedReader();
const readAll = async (bytes: Uint8Array) =>
  read({ bytes, charset: null, address: 'https://site.example/feed' });

test('a long feed is read as a short one is, while this process goes on', async () => {
  const turns = { count: 0 };
  const turn = setInterval(() => {
    turns.count += 1;
  });
  const [long, short] = await Promise.all([readAll(feedOf(30_000)), readAll(feedOf(2))]);
  clearInterval(turn);
  expect(short).toMatchObject({ kind: 'read', title: 'T' });
  expect(long).toMatchObject({ kind: 'read', title: 'T' });
  expect(long.kind === 'read' && long.items.length).toBe(500);
  // Reading it here would let nothing happen until it is over.
  expect(turns.count).toBeGreaterThan(3);
});

test('long feeds that come together are all read', async () => {
  const noise = Buffer.alloc(200_000, 'x');
  const answers = await Promise.all([readAll(noise), readAll(feedOf(5000)), readAll(noise)]);
  expect(answers.map(({ kind }) => kind)).toEqual(['not-a-feed', 'read', 'not-a-feed']);
});
