import type { DroppedDeliveries } from '@galley/contract/operate';
import type { Actor } from '@galley/core/editor';
import { claimRetention, finishRetention, readRetention } from '@galley/db';
import type { NotAllowed } from '../door/allow.ts';
import type { PressDeps } from '../press-deps.ts';
import { dropDeliveries } from './drop-deliveries.ts';
import { dropEvents } from './drop-events.ts';

type Deps = Pick<PressDeps, 'db' | 'clock'>;

const DAY_SECONDS = 86_400;
/** Longer than dropping takes; if the process dies, another one goes on after that. */
const CLAIM_SECONDS = 600;

export type ApplyRetention =
  ({ readonly kind: 'applied' } & DroppedDeliveries) | { readonly kind: 'not-yet' } | NotAllowed;

/**
 * Drops what is older than the installation keeps it, once a day: the deliveries of issues, one issue
 * in each transaction, and months of the provider's events. A kill costs what was under way, and the
 * next look goes on with the rest.
 */
export async function applyRetention(
  deps: Deps,
  actor: Actor,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<ApplyRetention> {
  if (!(await claimRetention(deps.db, CLAIM_SECONDS))) return { kind: 'not-yet' };
  const { version } = await readRetention(deps.db);
  const done = await dropTooOld(deps, actor, signal === undefined ? {} : { signal });
  if (done.kind === 'dropped' && signal?.aborted !== true) {
    await finishRetention(deps.db, { version, everySeconds: DAY_SECONDS });
  }
  return done.kind === 'dropped' ? { ...done, kind: 'applied' } : done;
}

/** Drops at once what is older than the installation keeps it; a dry run only says what. */
export async function dropTooOld(
  deps: Deps,
  actor: Actor,
  { dryRun = false, signal }: { readonly dryRun?: boolean; readonly signal?: AbortSignal } = {},
): Promise<({ readonly kind: 'dropped' } & DroppedDeliveries) | NotAllowed> {
  const { deliveries } = await readRetention(deps.db);
  const events = await dropEvents(deps, actor, { dryRun });
  if (events.kind !== 'dropped') return events;
  const eventMonths = events.months;
  if (deliveries === null) return { kind: 'dropped', dryRun, dropped: [], eventMonths };
  const olderThan = `${deliveries}d`;
  const trimmed = await dropDeliveries(deps, actor, {
    olderThan,
    dryRun,
    ...(signal && { signal }),
  });
  if (trimmed.kind === 'invalid') throw new Error(`${olderThan} can't be applied`);
  return trimmed.kind === 'dropped'
    ? { kind: 'dropped', dryRun, dropped: trimmed.dropped, eventMonths }
    : trimmed;
}
