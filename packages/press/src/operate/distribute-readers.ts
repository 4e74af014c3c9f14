import type { Actor } from '@galley/core/editor';
import * as db from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';

/** Fewer spread nothing, and more make every question to all of them slow. */
export const BUCKETS = { least: 2, most: 1024 } as const;

export interface DistributeInput {
  readonly buckets: number;
  /** Called before each table is spread. */
  readonly tell?: (table: string) => void;
  /** Called when others use the tables, for whom it makes way before it tries again. */
  readonly waits?: () => void;
}

interface OutOfRange {
  readonly kind: 'out-of-range';
  readonly buckets: number;
}

export type DistributeReaders = db.Distributed | OutOfRange | NotAllowed;

/** Says, and changes nothing, why `distributeReaders` would refuse now; `none` if it wouldn't. */
export async function foreseeDistribution(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  { buckets }: Pick<DistributeInput, 'buckets'>,
): Promise<db.Obstacle | OutOfRange | NotAllowed | { readonly kind: 'none' }> {
  const denied = refuse(actor, 'distribute-readers', null);
  return denied ?? checkBuckets(buckets) ?? (await db.findObstacle(deps.db));
}

const checkBuckets = (buckets: number): OutOfRange | null =>
  Number.isInteger(buckets) && buckets >= BUCKETS.least && buckets <= BUCKETS.most
    ? null
    : { kind: 'out-of-range', buckets };

/**
 * Spreads the readers over the machines of a Citus cluster, all of it or nothing. Nobody else gets at
 * them meanwhile.
 */
export async function distributeReaders(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  { buckets, tell, waits }: DistributeInput,
): Promise<DistributeReaders> {
  const denied = refuse(actor, 'distribute-readers', null) ?? checkBuckets(buckets);
  if (denied !== null) return denied;
  const done = await db.distributeReaders(deps.db, {
    buckets,
    tell,
    waits,
    record: async (trx) => {
      const object = { kind: 'installation', id: null } as const;
      const act = { step: 'distribute-readers', newsletterId: null, object } as const;
      await recordAct(trx, actor, { ...act, at: deps.clock() });
    },
  });
  // What fails here is only later: the readers are spread.
  if (done.kind === 'distributed') await db.analyzeReaders(deps.db).catch(() => undefined);
  return done;
}

/** Says where the readers' rows lie, and which machines of a cluster don't answer. */
export async function seeLayout({ db: database }: Pick<PressDeps, 'db'>): Promise<SeenLayout> {
  const layout = await db.readLayout(database);
  return {
    ...layout,
    silent: layout.kind === 'single' ? [] : await db.listSilentWorkers(database),
  };
}

export type SeenLayout = db.Layout & {
  /** The addresses of workers that the coordinator can't reach. */
  readonly silent: readonly string[];
};
