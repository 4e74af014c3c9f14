import {
  READER,
  makeLinkToken,
  type Actor,
  type LinkPurpose,
  type StepName,
} from '@galley/core/editor';
import { sql } from '@galley/db';
import { makeConfirmToken, makeReaderToken } from '@galley/core/subscription';
import { owner } from '../../../../../test/kit/owner.ts';
import * as ownData from '../../own-data/index.ts';
import * as imports from '../../subscriber-import/index.ts';
import * as subscription from '../../subscription/index.ts';
import { onNewsletter, onSubscriber, type StepCase, type World } from './world.fixture.ts';

const FILE = {
  file: 'people.csv',
  content: [Buffer.from('email\nin-file@readers.example\n')],
  consent: 'at the fair',
};

/** A file that somebody handed in. */
async function received({ deps, made }: World) {
  const outcome = await imports.receiveImport(deps, owner, { ...FILE, newsletter: made.slug });
  if (outcome.kind !== 'received') throw new Error(outcome.kind);
  return { newsletter: made.slug, id: outcome.import.id };
}

const onImport =
  (
    take: (
      deps: World['deps'],
      actor: Actor,
      which: { readonly newsletter: string; readonly id: string },
    ) => Promise<unknown>,
  ): StepCase =>
  async (world) => {
    const which = await received(world);
    return { take: (actor) => take(world.deps, actor, which), on: 'import', id: which.id };
  };

/** Steps on subscribers, and those of readers. */
export const SUBSCRIPTION_CASES = {
  'see-readers': onSubscriber((deps, actor) => subscription.showSubscriber(deps, actor, deps)),
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
  'ask-to-confirm': async ({ deps, made }) => ({
    take: (actor) =>
      subscription.askToConfirm(deps, actor, {
        newsletter: made.slug,
        address: deps.address,
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
  'see-imports': onImport((deps, actor, which) => imports.showImport(deps, actor, which)),
  'receive-import': async ({ deps, made }) => ({
    take: (actor) => imports.receiveImport(deps, actor, { ...FILE, newsletter: made.slug }),
    on: 'import',
  }),
  'set-import': onImport((deps, actor, which) =>
    imports.setImport(deps, actor, { ...which, version: 1, allConfirmed: true }),
  ),
  'stop-import': async (world) => {
    const { deps } = world;
    const which = await received(world);
    await sql`update subscriber_import set state = 'importing' where id = ${which.id}`.execute(
      deps.db,
    );
    return { take: (actor) => imports.stopImport(deps, actor, which), on: 'import', id: which.id };
  },
  'discard-import': onImport((deps, actor, which) => imports.discardImport(deps, actor, which)),
  'work-imports': async (world) => {
    const { deps } = world;
    await sql`delete from subscriber_import`.execute(deps.db);
    const { id } = await received(world);
    await sql`update subscriber_import set state = 'importing' where id = ${id}`.execute(deps.db);
    const input = { what: 'importing' } as const;
    return { take: (actor) => imports.workImports(deps, actor, input), on: 'import', id };
  },
  'drop-imports': async (world) => {
    const { deps } = world;
    await received(world);
    await sql`update subscriber_import set changed_at = '2025-12-01'`.execute(deps.db);
    return { take: (actor) => imports.dropImports(deps, actor), on: 'installation', id: null };
  },
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
    const claim = await deps.db
      .selectFrom('subscription')
      .select(['id as subscriptionId', 'round'])
      .where('newsletter_id', '=', made.id)
      .executeTakeFirstOrThrow();
    const expiresAt = new Date(deps.clock().getTime() + 3_600_000);
    const token = makeConfirmToken(deps.keyring, { ...claim, expiresAt });
    return {
      take: (actor) => subscription.confirm(deps, actor, { token, ip: null, source: 'test' }),
    };
  },
  unsubscribe: async ({ deps, subscriptionId }) => {
    const token = makeReaderToken(deps.keyring, await subscriptionId(), 0);
    return {
      take: (actor) => subscription.unsubscribe(deps, actor, { token, ip: null, source: 'test' }),
    };
  },
  'take-back-leaving': async (world) => {
    const { deps, undo } = await left(world);
    return {
      take: (actor) =>
        subscription.takeBackLeaving(deps, actor, { token: undo, ip: null, source: 'test' }),
    };
  },
  'give-leave-reason': async (world) => {
    const { deps, undo } = await left(world);
    return {
      take: (actor) =>
        subscription.giveLeaveReason(deps, actor, { token: undo, reason: 'too-often' }),
    };
  },
  'ask-for-links': async (world) => {
    await world.subscriber();
    const { deps } = world;
    return {
      take: (actor) => ownData.askForLinks(deps, actor, { address: deps.address, ip: null }),
    };
  },
  'ask-for-data-link': async ({ deps, subscriptionId }) => {
    const token = makeReaderToken(deps.keyring, await subscriptionId(), 0);
    return { take: (actor) => ownData.askForDataLink(deps, actor, { token, ip: null }) };
  },
  'see-own-data': async (world) => {
    const token = await linked(world, 'reader-data');
    return { take: (actor) => ownData.readOwnData(world.deps, actor, token) };
  },
  'ask-for-new-address': async (world) => {
    const token = await linked(world, 'reader-data');
    const input = { token, address: `new.${world.deps.address}`, ip: null };
    return { take: (actor) => ownData.askForNewAddress(world.deps, actor, input) };
  },
  'change-address': async (world) => {
    const token = await linked(world, 'reader-data');
    const address = `new.${world.deps.address}`;
    await ownData.askForNewAddress(world.deps, READER, { token, address, ip: null });
    const input = { token: await latestLink(world, 'new-address'), ip: null, source: 'test' };
    return { take: (actor) => ownData.changeAddress(world.deps, actor, input) };
  },
  'erase-self': async (world) => {
    const input = { token: await linked(world, 'reader-data'), ip: null, source: 'test' };
    return { take: (actor) => ownData.eraseSelf(world.deps, actor, input) };
  },
  'finish-erasure': async ({ deps, subscriber }) => {
    const id = await subscriber();
    const erase_since = deps.clock();
    // Those of other cases don't wait any more.
    await deps.db.updateTable('subscriber').set({ erase_since: null }).execute();
    await deps.db.updateTable('subscriber').set({ erase_since }).where('id', '=', id).execute();
    return { take: (actor) => ownData.finishErasures(deps, actor), on: 'subscriber', id };
  },
  'change-preferences': async ({ deps, subscriptionId }) => {
    const token = makeReaderToken(deps.keyring, await subscriptionId(), 0);
    const input = { token, name: 'Ada', ip: null, source: 'test' };
    return { take: (actor) => subscription.changePreferences(deps, actor, input) };
  },
} satisfies Partial<Record<StepName, StepCase>>;

/** A reader who has just left, with what takes it back. */
async function left({ deps, subscriptionId }: World) {
  const token = makeReaderToken(deps.keyring, await subscriptionId(), 0);
  const input = { token, ip: null, source: 'test' };
  const outcome = await subscription.unsubscribe(deps, READER, input);
  if (outcome.kind !== 'unsubscribed') throw new Error(outcome.kind);
  return { deps, undo: outcome.left?.undo ?? '' };
}

/** The token that was mailed last to this world's reader. */
async function latestLink({ deps, made }: World, purpose: LinkPurpose): Promise<string> {
  const row = await deps.db
    .selectFrom('notice')
    .select('reader_link_id')
    .where('newsletter_id', '=', made.id)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return makeLinkToken(deps.keyring, purpose, row.reader_link_id ?? '');
}

/** The token of a link of a few minutes. */
async function linked(world: World, purpose: LinkPurpose): Promise<string> {
  const { deps, subscriptionId } = world;
  const token = makeReaderToken(deps.keyring, await subscriptionId(), 0);
  await ownData.askForDataLink(deps, READER, { token, ip: null });
  return latestLink(world, purpose);
}
