import {
  CLOCK,
  PROVIDER,
  READER,
  ROLES,
  STEPS,
  needsStepUp,
  type Actor,
  type Roles,
  type StepName,
} from '@galley/core/editor';
import { sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { listActs } from '../press.fixture.ts';
import { ACCOUNT_CASES, WITHOUT_CASE } from './step-cases/account-cases.fixture.ts';
import { COLLECT_CASES } from './step-cases/collect-cases.fixture.ts';
import { ISSUE_CASES } from './step-cases/issue-cases.fixture.ts';
import { NEWSLETTER_CASES } from './step-cases/newsletter-cases.fixture.ts';
import { OPERATE_CASES } from './step-cases/operate-cases.fixture.ts';
import { PEOPLE_CASES } from './step-cases/people-cases.fixture.ts';
import { REVIEW_CASES } from './step-cases/review-cases.fixture.ts';
import { SUBSCRIPTION_CASES } from './step-cases/subscription-cases.fixture.ts';
import { WEBHOOK_CASES } from './step-cases/webhook-cases.fixture.ts';
import { TAKER, openWorld, type StepCase } from './step-cases/world.fixture.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);

const CASES = {
  ...REVIEW_CASES,
  ...COLLECT_CASES,
  ...ISSUE_CASES,
  ...NEWSLETTER_CASES,
  ...SUBSCRIPTION_CASES,
  ...OPERATE_CASES,
  ...PEOPLE_CASES,
  ...WEBHOOK_CASES,
  ...ACCOUNT_CASES,
} satisfies Partial<Record<StepName, StepCase>>;

/** Everything stored. */
async function readTables(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select quote_ident(table_name) as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(fixture.db);
  const each = tables.map(
    ({ name }) =>
      sql`select ${name}::text || md5(coalesce(string_agg(t::text, '' order by t::text), '')) as rows
        from ${sql.raw(name)} t`,
  );
  const { rows } = await sql`${sql.join(each, sql` union all `)} order by 1`.execute(fixture.db);
  return JSON.stringify(rows);
}

/** Gives the taker exactly these roles, which steps on people read again. */
async function enrol(actor: Actor): Promise<Actor> {
  if (actor.kind !== 'person') return actor;
  await sql`delete from person_role where person_id = ${TAKER}`.execute(fixture.db);
  const everywhere = actor.roles[EVERY];
  if (everywhere !== undefined) {
    await sql`insert into person_role (person_id, newsletter_id, role)
      values (${TAKER}, null, ${everywhere})`.execute(fixture.db);
  }
  return actor;
}

const takersOf = (step: StepName): readonly string[] => STEPS[step];
const person = (roles: Roles) => ({ kind: 'person', id: TAKER, roles, door: 'desk' }) as const;
const EVERY = '*';

/** An actor whose role is just below what the step needs. */
function strangerTo(step: StepName): Actor {
  if (takersOf(step).includes('person')) return READER;
  const least = ROLES.findIndex((role) => takersOf(step).includes(role));
  const below = ROLES[least - 1];
  if (least < 0) return person({ [EVERY]: 'owner' });
  return below === undefined ? person({ 0: 'owner' }) : person({ [EVERY]: below });
}

function takerOf(step: StepName): Actor {
  const takers = takersOf(step);
  const role = ROLES.find((each) => takers.includes(each));
  if (role !== undefined) return { ...person({ [EVERY]: role }), signed: step };
  if (takers.includes('person')) return { ...person({}), signed: step };
  if (takers.includes('clock')) return CLOCK;
  return takers.includes('provider') ? PROVIDER : READER;
}

const cases = Object.entries(CASES) as [keyof typeof CASES, StepCase][];

test('every step has a case', () => {
  expect([...Object.keys(CASES), ...WITHOUT_CASE].toSorted()).toEqual(
    Object.keys(STEPS).toSorted(),
  );
});

test.each(cases)(
  '%s: an actor without the right is refused, and nothing changes',
  async (step, ready) => {
    const { take, refusedAs = step } = await ready(await openWorld(fixture.db, keyring));
    const stranger = await enrol(strangerTo(step));
    const before = await readTables();
    expect(await take(stranger)).toEqual({ kind: 'not-allowed', step: refusedAs });
    expect(await readTables()).toBe(before);
  },
);

test.each(cases)('%s: the audit log names its actor once, if at all', async (step, ready) => {
  const { take, on, id } = await ready(await openWorld(fixture.db, keyring));
  const latest = async () => listActs(fixture.db, { limit: 50 });
  const last = (await latest())[0]?.id;
  const taker = await enrol(takerOf(step));
  await take(taker);
  const acts = await latest();
  const fresh = acts.slice(
    0,
    acts.findIndex((act) => act.id === last),
  );
  if (step.startsWith('see-') || taker.kind === 'reader' || taker.kind === 'provider') {
    expect(fresh).toEqual([]);
    return;
  }
  const byClock = taker.kind === 'clock';
  expect(fresh).toMatchObject([
    {
      step,
      object_kind: on,
      object_id: id === undefined ? expect.stringMatching(/^\d+$/) : id,
      actor_kind: taker.kind,
      actor: byClock ? null : TAKER,
      door: byClock ? 'clock' : 'desk',
    },
  ]);
});

test.each(cases.filter(([step]) => needsStepUp(step)))(
  '%s: a person who has not signed it is refused, and nothing changes',
  async (step, ready) => {
    const { take } = await ready(await openWorld(fixture.db, keyring));
    const actor = person({ [EVERY]: 'owner' });
    await enrol(actor);
    const before = await readTables();
    for (const signed of [undefined, 'see-newsletter'] as const) {
      expect(await take(signed === undefined ? actor : { ...actor, signed })).toEqual({
        kind: 'step-up-needed',
        step,
      });
    }
    expect(await readTables()).toBe(before);
  },
);
