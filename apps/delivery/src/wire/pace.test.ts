import type { Outcome } from '@galley/core/delivery';
import { readSendingConditions, sql } from '@galley/db';
import { expect, test } from 'vitest';
import { withDatabase } from '../../../../test/kit/index.ts';
import { createPace } from './pace.ts';

const fixture = withDatabase();
const slowDown: Outcome = { kind: 'slow-down', seconds: 60 };
const unanswered = { kind: 'unsent', code: 'ECONNREFUSED' } as const;

test('a burst of refusals lowers the rate once for all processes; the next one lowers it again', async () => {
  const { db } = fixture;
  await sql`update sending_rate set per_second = 10, ceiling = 10`.execute(db);
  const paces = [createPace(db), createPace(db), createPace(db)];
  const refuse = () => Promise.all(paces.map((pace) => pace.learn(unanswered, slowDown)));
  const rate = async () => (await readSendingConditions(db)).perSecond;
  await refuse();
  expect(await rate()).toBeCloseTo(7);
  await sql`update sending_rate set held_until = now()`.execute(db);
  await refuse();
  expect(await rate()).toBeCloseTo(4.9);
});
