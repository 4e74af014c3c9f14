import { PROVIDER, type StepName } from '@galley/core/editor';
import {
  installationId,
  listNewsletterRows,
  openDeliveryPartition,
  openEventPartitions,
  readRetention,
  sql,
  type Database,
  type Kysely,
} from '@galley/db';
import { owner } from '../../../../../test/kit/owner.ts';
import { applyFeedback } from '../../feedback/index.ts';
import { actOnMail, dropInbound, storeInbound } from '../../inbound/index.ts';
import * as operate from '../../operate/index.ts';
import { adoptCopy, releaseRestored, replayDepartures, seeRestored } from '../../restore/index.ts';
import { TAKER, type StepCase } from './world.fixture.ts';

/** As if a backup had been restored here. */
const holdAs = async (db: Kysely<Database>, held: 'restored' | 'copy'): Promise<unknown> =>
  sql`update installation set held = ${held}::text, restored_at = now(), snapshot_at = now()`.execute(
    db,
  );

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
  'drop-events': async ({ deps }) => {
    await openEventPartitions(deps.db, new Date('2025-01-15T00:00:00Z'));
    return { take: (actor) => operate.dropEvents(deps, actor), on: 'installation', id: null };
  },
  'see-retention': async ({ deps }) => ({ take: (actor) => operate.seeRetention(deps, actor) }),
  'set-retention': async ({ deps }) => {
    // Another time for each case.
    const { sessions } = await readRetention(deps.db);
    const change = { sessions: `${sessions + 1}d` };
    return {
      take: (actor) => operate.setRetention(deps, actor, change),
      on: 'installation',
      id: null,
    };
  },
  'store-inbound': async ({ deps }) => {
    const mail = { resendId: deps.address, receivedAt: deps.clock() };
    return { take: (actor) => storeInbound(deps, actor, [mail]) };
  },
  'act-on-mail': async ({ deps, made }) => {
    await storeInbound(deps, PROVIDER, [{ resendId: deps.address, receivedAt: deps.clock() }]);
    const { id } = await deps.db
      .selectFrom('inbound_mail')
      .select('id')
      .where('resend_id', '=', deps.address)
      .executeTakeFirstOrThrow();
    const mail = { id, recipients: [`subscribe+${made.slug}@in.digest.example`], letter: null };
    const inbound = { ...deps, inboundDomain: 'in.digest.example' };
    return { take: (actor) => actOnMail(inbound, actor, mail) };
  },
  'drop-inbound': async ({ deps }) => {
    await sql`insert into inbound_mail (resend_id, received_at, results)
      values (${deps.address}, '2025-12-01', '{automatic}')`.execute(deps.db);
    return { take: (actor) => dropInbound(deps, actor), on: 'installation', id: null };
  },
  'see-restored': async ({ deps }) => ({ take: (actor) => seeRestored(deps, actor) }),
  'review-restored': async ({ deps }) => {
    await holdAs(deps.db, 'restored');
    return {
      take: (actor) => replayDepartures(deps, actor, []),
      on: 'installation',
      id: null,
    };
  },
  'release-restored': async ({ deps }) => {
    await holdAs(deps.db, 'restored');
    const rows = await listNewsletterRows(deps.db);
    const names = rows.filter((row) => !row.is_sample).map(({ slug }) => slug);
    return {
      take: (actor) => releaseRestored(deps, actor, { names }),
      on: 'installation',
      id: null,
    };
  },
  'adopt-copy': async ({ deps }) => {
    await holdAs(deps.db, 'copy');
    const word = await installationId(deps.db);
    return {
      take: (actor) => adoptCopy(deps, actor, { word }),
      on: 'installation',
      id: null,
    };
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
  'rewrite-archives': async ({ deps, made }) => {
    await sql`delete from archive_rewrite`.execute(deps.db);
    await sql`insert into archive_rewrite (newsletter_id) values (${made.id})`.execute(deps.db);
    return { take: (actor) => operate.rewriteArchives(deps, actor), on: 'newsletter', id: made.id };
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
