import type { StepName } from '@galley/core/editor';
import { openDeliveryPartition, sql } from '@galley/db';
import { owner } from '../../../../../test/kit/owner.ts';
import { applyFeedback } from '../../feedback/index.ts';
import * as operate from '../../operate/index.ts';
import { TAKER, type StepCase } from './world.fixture.ts';

/** Steps on the installation, and the provider's. */
export const OPERATE_CASES = {
  'apply-feedback': async ({ deps }) => {
    return { take: (actor) => applyFeedback({ ...deps, installation: 'here' }, actor) };
  },
  'drop-deliveries': async ({ deps, sending }) => {
    const input = { olderThan: '60d' };
    // The case before this one aged these rows but was not allowed to drop them.
    await operate.dropDeliveries(deps, owner, input);
    const id = await sending();
    await openDeliveryPartition(deps.db, id);
    await sql`update issue set state = 'cancelled', cancelled_at = now() - interval '90 days'
      where id = ${id}`.execute(deps.db);
    return { take: (actor) => operate.dropDeliveries(deps, actor, input), on: 'issue', id };
  },
  'drop-sign-ups': async ({ deps, made }) => {
    await sql`insert into sign_up_refusal (newsletter_id, day, reason, count)
      values (${made.id}, '2025-12-01', 'trap', 1)`.execute(deps.db);
    return {
      take: (actor) => operate.dropSignUps(deps, actor),
      on: 'installation',
      id: null,
    };
  },
  'drop-sign-ins': async ({ deps }) => {
    await sql`insert into session (token_hash, person_id, method, browser, created_at, seen_at,
      expires_at) values (${deps.address}, ${TAKER}, 'link', 'Firefox', '2025-01-01', '2025-01-01',
      '2025-04-01')`.execute(deps.db);
    return {
      take: (actor) => operate.dropSignIns(deps, actor),
      on: 'installation',
      id: null,
    };
  },
} satisfies Partial<Record<StepName, StepCase>>;
