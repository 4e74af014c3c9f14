import { READER, type StepName } from '@galley/core/editor';
import { makeConfirmToken, makeReaderToken } from '@galley/core/subscription';
import { owner } from '../../../../../test/kit/owner.ts';
import * as subscription from '../../subscription/index.ts';
import { onNewsletter, onSubscriber, type StepCase } from './world.fixture.ts';

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
    const token = makeReaderToken(deps.keyring, await subscriptionId());
    return {
      take: (actor) => subscription.unsubscribe(deps, actor, { token, ip: null, source: 'test' }),
    };
  },
  'change-preferences': async ({ deps, subscriptionId }) => {
    const token = makeReaderToken(deps.keyring, await subscriptionId());
    const input = { token, name: 'Ada', ip: null, source: 'test' };
    return { take: (actor) => subscription.changePreferences(deps, actor, input) };
  },
} satisfies Partial<Record<StepName, StepCase>>;
