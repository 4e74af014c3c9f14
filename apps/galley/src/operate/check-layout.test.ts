import { expect, test } from 'vitest';
import { checkLayout } from './check-layout.ts';

const worker = (port: number, shards: number, isActive = true) => ({
  address: `127.0.0.1:${port}`,
  shards,
  isActive,
});
const spread = (...workers: ReturnType<typeof worker>[]) =>
  ({ kind: 'distributed', buckets: [0, 1, 2, 4], strays: [], silent: [], workers }) as const;

test('one Postgres is well', () => {
  expect(checkLayout({ kind: 'single', silent: [] })).toMatchObject({
    level: 'ok',
    found: 'one Postgres',
  });
});

test('a cluster whose coordinator holds everything can be distributed', () => {
  const workers = [worker(1, 0), worker(2, 0)];
  expect(checkLayout({ kind: 'undistributed', silent: [], workers })).toMatchObject({
    level: 'warns',
    fix: expect.stringContaining('galley distribute'),
  });
});

test('a distributed cluster names buckets and workers', () => {
  expect(checkLayout(spread(worker(1, 2), worker(2, 2)))).toMatchObject({
    level: 'ok',
    found: '4 buckets on 2 workers, 2 on each',
  });
});

test('buckets that divide by no number of workers are not uneven', () => {
  expect(checkLayout(spread(worker(1, 1), worker(2, 1), worker(3, 2)))).toMatchObject({
    level: 'ok',
    found: '4 buckets on 3 workers, 1 to 2 on each',
  });
});

test('a worker that is away, or has more than its share, is named', () => {
  expect(checkLayout(spread(worker(1, 2), worker(2, 2, false)))).toMatchObject({
    level: 'warns',
    found: expect.stringContaining('127.0.0.1:2'),
  });
  expect(checkLayout(spread(worker(1, 1), worker(2, 3), worker(3, 0)))).toMatchObject({
    level: 'warns',
    found: '4 buckets on 3 workers, 0 to 3 on each: uneven',
    fix: expect.stringContaining("citus_rebalance_start('by_shard_count')"),
  });
});

test('a worker that does not answer fails, whatever the layout', () => {
  const silent = ['127.0.0.1:2'];
  for (const layout of [
    { ...spread(worker(1, 2), worker(2, 2)), silent },
    { kind: 'undistributed', workers: [worker(1, 0), worker(2, 0)], silent } as const,
  ]) {
    expect(checkLayout(layout)).toMatchObject({
      level: 'fails',
      found: expect.stringContaining('127.0.0.1:2'),
    });
  }
});

test('a function that names other buckets fails', () => {
  const layout = { ...spread(worker(1, 2), worker(2, 2)), strays: [7] };
  expect(checkLayout(layout)).toMatchObject({
    level: 'fails',
    found: expect.stringMatching(/: 7$/),
  });
});
