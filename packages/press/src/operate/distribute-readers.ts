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
}

export type DistributeReaders =
  db.Distributed | { readonly kind: 'out-of-range'; readonly buckets: number } | NotAllowed;

/**
 * Spreads the readers over the machines of a Citus cluster, all of it or nothing. Nobody else gets at
 * them meanwhile.
 */
export async function distributeReaders(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  { buckets, tell }: DistributeInput,
): Promise<DistributeReaders> {
  const denied = refuse(actor, 'distribute-readers', null);
  if (denied !== null) return denied;
  if (!Number.isInteger(buckets) || buckets < BUCKETS.least || buckets > BUCKETS.most) {
    return { kind: 'out-of-range', buckets };
  }
  const done = await db.distributeReaders(deps.db, {
    buckets,
    tell,
    record: async (trx) => {
      const object = { kind: 'installation', id: null } as const;
      const act = { step: 'distribute-readers', newsletterId: null, object } as const;
      await recordAct(trx, actor, { ...act, at: deps.clock() });
    },
  });
  if (done.kind === 'distributed') await db.analyzeReaders(deps.db);
  return done;
}

/** Says where the readers' rows lie. */
export const seeLayout = async ({ db: database }: Pick<PressDeps, 'db'>): Promise<db.Layout> =>
  db.readLayout(database);

export type SeenLayout = db.Layout;
