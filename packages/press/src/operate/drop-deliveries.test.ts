import { openDeliveryPartition } from '@galley/db';
import { owner, withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { compileIssue } from '../issue/index.ts';
import { listActs, queued, testNewsletter, testPress } from '../press.fixture.ts';
import { dropDeliveries } from './index.ts';

const fixture = withDatabase();

test('a dry run names what would be dropped, and drops and records nothing', async () => {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter } = await testNewsletter(press);
  await queued(press, newsletter, 'Codex');
  await compileIssue(press, owner, { newsletter });
  const { rows } = await sql<{ id: string }>`
    update issue set state = 'cancelled', cancelled_at = now() - interval '90 days'
    returning id`.execute(fixture.db);
  await openDeliveryPartition(fixture.db, rows[0]?.id ?? '');
  const before = await listActs(fixture.db, { limit: 100 });

  const input = { olderThan: '60d' };
  const foreseen = await dropDeliveries(press, owner, { ...input, dryRun: true });
  expect(foreseen).toMatchObject({
    kind: 'dropped',
    dryRun: true,
    dropped: [{ newsletter, number: 1, counts: { audience: 0 } }],
  });
  expect(await dropDeliveries(press, owner, { ...input, dryRun: true })).toEqual(foreseen);
  expect(await listActs(fixture.db, { limit: 100 })).toEqual(before);

  expect(await dropDeliveries(press, owner, input)).toEqual({ ...foreseen, dryRun: false });
  expect(await dropDeliveries(press, owner, { ...input, dryRun: true })).toMatchObject({
    dropped: [],
  });
});
