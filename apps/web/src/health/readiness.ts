import { seeSchema } from '@galley/press/operate';
import type { Log } from '@galley/runtime';
import type { PressDeps } from '@galley/press/site';

/** Whether a process may get requests, and why not. */
export type Readiness =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'unready';
      /**
       * It stops; its database doesn't answer; or the database lacks tables that this code needs.
       * Newer tables are no reason: an upgrade migrates while older processes go on.
       */
      readonly because: 'draining' | 'database' | 'older-schema';
    };

export type LookAtReadiness = () => Promise<Readiness>;

const PATIENCE_MS = 2_000;
/** Anybody may ask; the database hears of it this often at most. */
const KEPT_MS = 500;

/** Looks whether this process may get requests; `draining` is aborted when it begins to stop. */
export function createReadiness({
  db,
  draining,
  log,
}: {
  readonly db: PressDeps['db'];
  readonly draining?: AbortSignal | undefined;
  readonly log: Log;
}): LookAtReadiness {
  const look = async (): Promise<Readiness> => {
    try {
      const schema = await Promise.race([seeSchema(db), tooLate()]);
      return schema === 'older' ? { kind: 'unready', because: 'older-schema' } : { kind: 'ready' };
    } catch (err) {
      log.warn({ err }, 'the database does not answer');
      return { kind: 'unready', because: 'database' };
    }
  };
  let lookedAt = -Infinity;
  let looking: Promise<Readiness> | null = null;

  return async () => {
    if (draining?.aborted === true) return { kind: 'unready', because: 'draining' };
    if (looking === null || performance.now() - lookedAt >= KEPT_MS) {
      lookedAt = performance.now();
      looking = look();
    }
    return looking;
  };
}

const tooLate = async (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS).unref();
  });
