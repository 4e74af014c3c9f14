import type { Actor, StepName } from '@galley/core/editor';
import type { Keyring } from '@galley/core/subscription';
import { sql, type Database, type Kysely, type ObjectKind } from '@galley/db';
import { owner } from '../../../../../test/kit/owner.ts';
import * as issue from '../../issue/index.ts';
import { queued, testNewsletter, testPress, type TestPress } from '../../press.fixture.ts';
import * as subscription from '../../subscription/index.ts';

/** The id of the person who takes the steps. */
export const TAKER = '700000';

/** A step ready to run, and what its audit row names. */
export interface Ready {
  readonly take: (actor: Actor) => Promise<unknown>;
  readonly on?: ObjectKind;
  /** The id in the audit row; undefined if the step creates that object. */
  readonly id?: string | null;
  /** If one call takes several steps, the step that refuses it. */
  readonly refusedAs?: StepName;
}

export type Deps = TestPress & { readonly keyring: Keyring; readonly address: string };

let count = 0;

/** A newsletter of its own for one case, and what leads to the state that the case needs. */
export async function openWorld(db: Kysely<Database>, keyring: Keyring) {
  const press = testPress(db, '2026-03-09T12:00:00Z');
  await sql`insert into person (id, address, address_canonical, created_at)
    overriding system value values (${TAKER}, 'taker@digest.example', 'taker@digest.example', now())
    on conflict do nothing`.execute(db);
  // The case before it may have been about a restore.
  await sql`update installation set held = null where held is not null`.execute(db);
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
    const found = await db
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
    const row = await db
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

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Readies a step in a world of its own. */
export type StepCase = (world: World) => Promise<Ready>;

export const onReview =
  (take: (deps: Deps, actor: Actor, id: string) => Promise<unknown>): StepCase =>
  async ({ deps, queue }) => {
    const id = await queue();
    return { take: (actor) => take(deps, actor, id), on: 'review', id };
  };

export const onIssue =
  (
    state: 'draft' | 'approved' | 'sending',
    take: (deps: Deps, actor: Actor, ref: World['ref']) => Promise<unknown>,
  ): StepCase =>
  async (world) => {
    const id = await world[state]();
    return { take: (actor) => take(world.deps, actor, world.ref), on: 'issue', id };
  };

export const onNewsletter =
  (take: (deps: Deps, actor: Actor, slug: string) => Promise<unknown>): StepCase =>
  async ({ deps, made }) => ({
    take: (actor) => take(deps, actor, made.slug),
    on: 'newsletter',
    id: made.id,
  });

export const onSubscriber =
  (take: (deps: Deps, actor: Actor) => Promise<unknown>): StepCase =>
  async (world) => ({
    id: await world.subscriber(),
    take: (actor) => take(world.deps, actor),
    on: 'subscriber',
  });
