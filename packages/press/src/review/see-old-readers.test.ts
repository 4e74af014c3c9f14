import { dropDeliveries } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { openCorrected } from '../compile/corrections.fixture.ts';
import { compileBestOf } from '../issue/index.ts';
import { seeOldReaders } from './see-old-readers.ts';

const fixture = withDatabase();

test('each reader who got, or may have got, a review counts once, however many issues carried it', async () => {
  const world = await openCorrected(fixture);
  const { press, newsletter, join, queue, compile, send } = world;
  for (const name of ['ana', 'unsure', 'refused']) await join(name);
  const { id } = await queue('Codex', { rating: { value: 5, max: 5 } });
  const see = async () => {
    const seen = await seeOldReaders(press, owner, id);
    return seen.kind === 'counted' ? seen.counted : seen;
  };
  expect(await see()).toEqual({ issues: [], readers: 0 });
  await compile();
  expect(await see()).toEqual({ issues: [], readers: 0 });
  await send(1, { unsure: 'uncertain', refused: 'rejected' });
  expect(await see()).toMatchObject({ issues: [{ number: 1, readers: 2 }], readers: 2 });

  await join('late');
  await compileBestOf(press, owner, { newsletter, month: '2026-03' });
  await send(2);
  const both = [
    { number: 2, readers: 4 },
    { number: 1, readers: 2 },
  ];
  expect(await see()).toMatchObject({ issues: both, readers: 4 });

  // Nobody knows any more who got the first one.
  await dropDeliveries(fixture.db, await world.idOf(1));
  const [second, first] = both;
  expect(await see()).toMatchObject({ issues: [second, { ...first, readers: null }], readers: 4 });
});

test('a review that is not there has no readers', async () => {
  const { press } = await openCorrected(fixture);
  expect(await seeOldReaders(press, owner, '999999')).toEqual({ kind: 'no-review', id: '999999' });
});
