import {
  CLOCK,
  PROVIDER,
  READER,
  ROLES,
  STEPS,
  type Actor,
  type Roles,
  type StepName,
} from '@galley/core/editor';
import { makeConfirmToken, makeReaderToken } from '@galley/core/subscription';
import { openDeliveryPartition, sql, type ObjectKind } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { applyFeedback } from '../feedback/index.ts';
import * as issue from '../issue/index.ts';
import * as newsletter from '../newsletter/index.ts';
import * as operate from '../operate/index.ts';
import {
  listActs,
  queued,
  testNewsletter,
  testPress,
  testReview,
  type TestPress,
} from '../press.fixture.ts';
import * as proof from '../proof/index.ts';
import * as review from '../review/index.ts';
import * as subscription from '../subscription/index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
const owner: Actor = { kind: 'person', id: '7', roles: { '*': 'owner' }, door: 'desk' };
let count = 0;

/** A step ready to run, and what its audit row names. */
interface Ready {
  readonly take: (actor: Actor) => Promise<unknown>;
  readonly on?: ObjectKind;
  /** The id in the audit row; undefined if the step creates that object. */
  readonly id?: string | null;
  /** If one call takes several steps, the step that refuses it. */
  readonly refusedAs?: StepName;
}

type Deps = TestPress & { readonly keyring: typeof keyring; readonly address: string };

async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const made = await testNewsletter(press, { undoWindow: '0', testers: ['ed@digest.example'] });
  count += 1;
  const address = `reader${count}@readers.example`;
  const deps: Deps = { ...press, keyring, address };
  const ref = { newsletter: made.slug };
  const number = 1;
  const queue = async (title = 'A') => (await queued(press, made.slug, title)).id;
  const draft = async () => {
    await queue();
    const compiled = await issue.compileIssue(press, owner, ref);
    if (compiled.kind !== 'compiled') throw new Error(compiled.kind);
    const found = await fixture.db
      .selectFrom('issue')
      .select('id')
      .where('newsletter_id', '=', made.id)
      .executeTakeFirstOrThrow();
    return found.id;
  };
  const approved = async () => {
    const id = await draft();
    await issue.approveIssue(press, owner, { ...ref, number, by: 'ada' });
    return id;
  };
  const sending = async () => {
    const id = await approved();
    await issue.releaseIssue(press, owner, { ...ref, number });
    return id;
  };
  const subscriber = async () => {
    const input = { ...ref, address, consent: 'by phone', source: 'test' };
    await subscription.addSubscriber(deps, owner, input);
    const found = await subscription.showSubscriber(deps, owner, { address });
    if (found.kind !== 'found') throw new Error(found.kind);
    return found.subscriber.id;
  };
  const subscriptionId = async () => {
    await subscriber();
    const row = await fixture.db
      .selectFrom('subscription')
      .select('id')
      .where('newsletter_id', '=', made.id)
      .executeTakeFirstOrThrow();
    return row.id;
  };
  return {
    deps,
    made,
    ref: { ...ref, number },
    queue,
    draft,
    approved,
    sending,
    subscriber,
    subscriptionId,
  };
}

type World = Awaited<ReturnType<typeof open>>;

const onReview =
  (take: (deps: Deps, actor: Actor, id: string) => Promise<unknown>) =>
  async ({ deps, queue }: World): Promise<Ready> => {
    const id = await queue();
    return { take: (actor) => take(deps, actor, id), on: 'review', id };
  };

const onIssue =
  (
    state: 'draft' | 'approved' | 'sending',
    take: (deps: Deps, actor: Actor, ref: World['ref']) => Promise<unknown>,
  ) =>
  async (world: World): Promise<Ready> => {
    const id = await world[state]();
    return { take: (actor) => take(world.deps, actor, world.ref), on: 'issue', id };
  };

const onNewsletter =
  (take: (deps: Deps, actor: Actor, slug: string) => Promise<unknown>) =>
  async ({ deps, made }: World): Promise<Ready> => ({
    take: (actor) => take(deps, actor, made.slug),
    on: 'newsletter',
    id: made.id,
  });

const onSubscriber =
  (take: (deps: Deps, actor: Actor) => Promise<unknown>) =>
  async (world: World): Promise<Ready> => ({
    id: await world.subscriber(),
    take: (actor) => take(world.deps, actor),
    on: 'subscriber',
  });

const CASES: Readonly<Record<StepName, (world: World) => Promise<Ready>>> = {
  'see-newsletter': onNewsletter(newsletter.showNewsletter),
  'see-readers': onSubscriber((deps, actor) => subscription.showSubscriber(deps, actor, deps)),
  'queue-review': async ({ deps, made }) => ({
    take: (actor) =>
      review.queueReview(deps, actor, { newsletter: made.slug, review: testReview('New') }),
    on: 'review',
  }),
  'edit-review': onReview((deps, actor, id) =>
    review.editReview(deps, actor, { id, review: testReview('Better') }),
  ),
  'remove-review': onReview(review.removeReview),
  'hold-review': onReview(review.holdReview),
  'release-review': async ({ deps, queue }) => {
    const id = await queue();
    await review.holdReview(deps, owner, id);
    return { take: (actor) => review.releaseReview(deps, actor, id), on: 'review', id };
  },
  'pin-review': onReview((deps, actor, id) => review.pinReview(deps, actor, { id, pinned: true })),
  'move-review': onReview((deps, actor, id) => review.moveReview(deps, actor, { id, to: 1 })),
  'set-issue': onIssue('draft', (deps, actor, ref) =>
    issue.setIssue(deps, actor, { ...ref, subject: 'Ours' }),
  ),
  'send-test': onIssue('draft', (deps, actor, ref) => {
    const handOver: issue.HandOver = async () => ({ kind: 'accepted', ids: ['1'] });
    return issue.sendTest({ ...deps, handOver }, actor, ref);
  }),
  'mark-proof-read': async ({ deps, made, draft }) => {
    await draft();
    const read = { newsletterId: made.id, number: 1, contentHash: 'hash', renditions: [] };
    return {
      take: (actor) => proof.markProofRead(deps, actor, read),
      on: 'newsletter',
      id: made.id,
    };
  },
  'compile-issue': async ({ deps, made, queue }) => {
    await queue();
    return {
      take: (actor) => issue.compileIssue(deps, actor, { newsletter: made.slug }),
      on: 'issue',
    };
  },
  'compile-best-of': async ({ deps, made, sending }) => {
    await queued(deps, made.slug, 'Best', { rating: { value: 5, max: 5 } });
    await sending();
    const input = { newsletter: made.slug, month: '2026-03' };
    return { take: (actor) => issue.compileBestOf(deps, actor, input), on: 'issue' };
  },
  'approve-issue': onIssue('draft', (deps, actor, ref) =>
    issue.approveIssue(deps, actor, { ...ref, by: 'ada' }),
  ),
  'release-issue': onIssue('approved', issue.releaseIssue),
  'hold-issue': async ({ deps, made, draft }) => {
    await leaveAlone(made.id);
    // Dated the day of its slot, so that the clock has nothing else to do.
    deps.setClock('2026-03-13T05:00:00Z');
    const id = await draft();
    deps.setClock('2026-03-13T08:00:00Z');
    return {
      take: (actor) => issue.runSlots(deps, actor),
      on: 'issue',
      id,
      refusedAs: 'skip-slot',
    };
  },
  'skip-slot': async ({ deps, made }) => {
    await leaveAlone(made.id);
    deps.setClock('2026-03-13T06:00:00Z');
    return { take: (actor) => issue.runSlots(deps, actor), on: 'newsletter', id: made.id };
  },
  'pause-issue': onIssue('sending', issue.pauseIssue),
  'resume-issue': async ({ deps, ref, sending }) => {
    const id = await sending();
    await issue.pauseIssue(deps, owner, ref);
    return { take: (actor) => issue.resumeIssue(deps, actor, ref), on: 'issue', id };
  },
  'cancel-issue': onIssue('draft', issue.cancelIssue),
  'reconcile-issue': onIssue('sending', (deps, actor, ref) =>
    issue.reconcileIssue(deps, actor, { ...ref, readBack: async () => ({ kind: 'read' }) }),
  ),
  'decide-uncertain': async ({ deps, ref, sending, subscriptionId }) => {
    const reader = await subscriptionId();
    const id = await sending();
    await makeUncertain(id, reader);
    const told = { decision: 'accepted', by: 'ada', because: 'asked' } as const;
    const input = { ...ref, ...told, address: deps.address };
    return { take: (actor) => issue.decideUncertain(deps, actor, input), on: 'issue', id };
  },
  'set-newsletter': onNewsletter((deps, actor, slug) =>
    newsletter.setNewsletter(deps, actor, { slug, title: 'Renamed' }),
  ),
  'set-preflight-rules': onNewsletter((deps, actor, slug) => {
    const rules = [{ rule: 'reading-time', level: 'off', because: 'we know' } as const];
    return newsletter.setPreflightRules(deps, actor, { newsletter: slug, rules, by: 'ada' });
  }),
  'add-subscriber': async ({ deps, made }) => ({
    take: (actor) =>
      subscription.addSubscriber(deps, actor, {
        newsletter: made.slug,
        address: deps.address,
        consent: 'by phone',
        source: 'test',
      }),
    on: 'subscriber',
  }),
  'import-subscribers': onNewsletter((deps, actor, slug) =>
    subscription.importSubscribers(deps, actor, {
      newsletter: slug,
      file: 'people.csv',
      content: [Buffer.from(deps.address)],
      consent: 'at the fair',
    }),
  ),
  'export-subscribers': onNewsletter((deps, actor, slug) =>
    subscription.exportSubscribers(deps, actor, { newsletter: slug }),
  ),
  'suppress-address': onSubscriber((deps, actor) => subscription.suppress(deps, actor, deps)),
  'lift-suppression': async ({ deps }) => {
    await subscription.suppress(deps, owner, deps);
    return {
      take: (actor) => subscription.unsuppress(deps, actor, deps),
      on: 'subscriber',
      id: null,
    };
  },
  'erase-subscriber': onSubscriber((deps, actor) => subscription.erase(deps, actor, deps)),
  subscribe: async ({ deps, made }) => ({
    take: (actor) =>
      subscription.subscribe(deps, actor, {
        newsletter: made,
        address: deps.address,
        ip: null,
        source: 'test',
      }),
  }),
  confirm: async ({ deps, made }) => {
    const request = { newsletter: made, address: deps.address, ip: null, source: 'test' };
    await subscription.subscribe(deps, READER, request);
    const claim = await fixture.db
      .selectFrom('subscription')
      .select(['id as subscriptionId', 'round'])
      .where('newsletter_id', '=', made.id)
      .executeTakeFirstOrThrow();
    const expiresAt = new Date(deps.clock().getTime() + 3_600_000);
    const token = makeConfirmToken(keyring, { ...claim, expiresAt });
    return {
      take: (actor) => subscription.confirm(deps, actor, { token, ip: null, source: 'test' }),
    };
  },
  unsubscribe: async ({ deps, subscriptionId }) => {
    const token = makeReaderToken(keyring, await subscriptionId());
    return {
      take: (actor) => subscription.unsubscribe(deps, actor, { token, ip: null, source: 'test' }),
    };
  },
  'change-preferences': async ({ deps, subscriptionId }) => {
    const token = makeReaderToken(keyring, await subscriptionId());
    const input = { token, name: 'Ada', ip: null, source: 'test' };
    return { take: (actor) => subscription.changePreferences(deps, actor, input) };
  },
  'apply-feedback': async ({ deps }) => {
    return { take: (actor) => applyFeedback({ ...deps, installation: 'here' }, actor) };
  },
  'drop-deliveries': async ({ deps, sending }) => {
    const input = { olderThan: '60d' };
    // The case before this one aged these rows but was not allowed to drop them.
    await operate.dropDeliveries(deps, owner, input);
    const id = await sending();
    await openDeliveryPartition(fixture.db, id);
    await sql`update issue set state = 'cancelled', cancelled_at = now() - interval '90 days'
      where id = ${id}`.execute(fixture.db);
    return { take: (actor) => operate.dropDeliveries(deps, actor, input), on: 'issue', id };
  },
  'drop-sign-ups': async ({ deps, made }) => {
    await sql`insert into sign_up_refusal (newsletter_id, day, reason, count)
      values (${made.id}, '2025-12-01', 'trap', 1)`.execute(fixture.db);
    return {
      take: (actor) => operate.dropSignUps(deps, actor),
      on: 'installation',
      id: null,
    };
  },
};

/** Keeps the scheduler off the newsletters of other cases: samples have no slots. */
async function leaveAlone(except: string): Promise<void> {
  await sql`update newsletter set is_sample = true, is_default = false
    where id <> ${except}`.execute(fixture.db);
}

async function makeUncertain(issueId: string, subscriptionId: string): Promise<void> {
  await openDeliveryPartition(fixture.db, issueId);
  await sql`
    with made as (
      insert into batch (issue_id, rendition_id, ordinal, size, attempt, state, idempotency_key,
        content_hash)
      select issue_id, id, 1, 1, 1, 'uncertain', 'key ' || issue_id, hash from rendition
      where issue_id = ${issueId} and key = 'full'
      returning id, rendition_id
    )
    insert into delivery (issue_id, subscriber_id, subscription_id, batch_id, rendition_id,
      address, address_canonical, state)
    select ${issueId}, s.id, n.id, made.id, made.rendition_id, s.address, s.address_canonical,
      'uncertain'
    from made, subscription n join subscriber s on s.id = n.subscriber_id
    where n.id = ${subscriptionId}`.execute(fixture.db);
}

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

const takersOf = (step: StepName): readonly string[] => STEPS[step];
const person = (roles: Roles): Actor => ({ kind: 'person', id: '7', roles, door: 'desk' });
const EVERY = '*';

/** An actor whose role is just below what the step needs. */
function strangerTo(step: StepName): Actor {
  const least = ROLES.findIndex((role) => takersOf(step).includes(role));
  const below = ROLES[least - 1];
  if (least < 0) return person({ [EVERY]: 'owner' });
  return below === undefined ? person({ 0: 'owner' }) : person({ [EVERY]: below });
}

function takerOf(step: StepName): Actor {
  const takers = takersOf(step);
  const role = ROLES.find((each) => takers.includes(each));
  if (role !== undefined) return person({ [EVERY]: role });
  if (takers.includes('clock')) return CLOCK;
  return takers.includes('provider') ? PROVIDER : READER;
}

const cases = Object.entries(CASES) as [keyof typeof CASES, (typeof CASES)[keyof typeof CASES]][];

test('every step has a case', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(Object.keys(STEPS).toSorted());
});

test.each(cases)(
  '%s: an actor without the right is refused, and nothing changes',
  async (step, ready) => {
    const { take, refusedAs = step } = await ready(await open());
    const before = await readTables();
    expect(await take(strangerTo(step))).toEqual({ kind: 'not-allowed', step: refusedAs });
    expect(await readTables()).toBe(before);
  },
);

test.each(cases)('%s: the audit log names its actor once, if at all', async (step, ready) => {
  const { take, on, id } = await ready(await open());
  const latest = async () => listActs(fixture.db, { limit: 50 });
  const last = (await latest())[0]?.id;
  const taker = takerOf(step);
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
      actor: byClock ? null : '7',
      door: byClock ? 'clock' : 'desk',
    },
  ]);
});
