import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { DatabaseLog } from '../database-event.ts';
import { openDatabase, type OpenedDatabase } from '../open-database.ts';
import type { Database } from '../schema/database.ts';
import { askFitness, readWrittenPlace, type Fitness, type WrittenPlace } from './written-place.ts';

/** Older than this, nothing comes from the replica, announced or not. */
const MOST_BEHIND_MS = 5_000;
/** Longer than a search may take. */
const PATIENCE_MS = 3_000;
/** After a failure others don't try it for a while. */
const PAUSE_MS = 5_000;
const CONNECT_MS = 1_000;

/** A step that reads what was published. */
export type Reading<T> = (at: { readonly db: Kysely<Database> }) => Promise<T>;

/** Where readers' pages read what was published: a replica while it is fit, or the database. */
export interface Archive {
  /**
   * Reads at the replica if it has all that was announced to this process, and all that was written
   * until some seconds ago; otherwise, and whenever the replica fails, at the database. `read` may
   * therefore be called twice, and must only read.
   */
  readonly read: <T>(read: Reading<T>) => Promise<T>;
  /** Something has changed: the replica must have it before it is asked again. */
  readonly heard: () => void;
  /** From now on, changes are heard; some may have been missed. */
  readonly missed: () => void;
  /** Changes are not heard any more, so nothing is read at the replica. */
  readonly lost: () => void;
  readonly close: () => Promise<void>;
}

export interface ArchiveOptions {
  /** Null: everything is read at the database. */
  readonly replicaUrl: string | null;
  readonly log?: DatabaseLog | undefined;
  /** Once aborted, closing waits for no answer. */
  readonly signal?: AbortSignal;
  /** In milliseconds; a clock that nobody sets. */
  readonly now?: () => number;
}

type Answer<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: Exclude<Fitness, 'fit'> };

const REASONS: Readonly<Record<Exclude<Answer<never>['kind'], 'read' | 'behind'>, string>> = {
  failed: 'it does not answer as it should',
  'no-replica': 'DATABASE_REPLICA_URL names no replica',
  'another-history': 'it follows another database, or this one only since a moment ago',
  'slow-clock': 'its clock is behind',
};

/** Opens where the archive is read. Doesn't connect before something is read. */
export function openArchive(
  database: Pick<OpenedDatabase, 'db' | 'applicationName'>,
  { replicaUrl, log, signal, now = () => performance.now() }: ArchiveOptions,
): Archive {
  const { db } = database;
  let hears = false;
  let sampled: { readonly at: number; readonly place: Promise<WrittenPlace> } | null = null;
  let awayUntil = -Infinity;
  let isAway = false;
  let opening: Promise<OpenedDatabase> | null = null;

  function openReplica(): Promise<OpenedDatabase> {
    const own = (opening ??= openDatabase({
      databaseUrl: replicaUrl,
      setting: 'DATABASE_REPLICA_URL',
      dataDir: '',
      applicationName: `${database.applicationName} (archive)`,
      connectMs: CONNECT_MS,
      ...(log && { log }),
      ...(signal && { signal }),
    }));
    own.catch(() => {
      if (opening === own) opening = null;
    });
    return own;
  }

  /** How far the database's log went after the last change that was heard, and lately. */
  async function findFloor(): Promise<{ readonly place: WrittenPlace; readonly time: Date }> {
    if (sampled === null || now() - sampled.at > MOST_BEHIND_MS) {
      sampled = { at: now(), place: readWrittenPlace(db) };
    }
    const own = sampled;
    try {
      const place = await own.place;
      return { place, time: new Date(place.at.getTime() + (now() - own.at)) };
    } catch (error) {
      if (sampled === own) sampled = null;
      throw error;
    }
  }

  async function readAtReplica<T>(read: Reading<T>): Promise<Answer<T>> {
    const { place, time } = await findFloor();
    const replica = await openReplica();
    // What follows is answered by the same server, which never goes back.
    return replica.db.connection().execute(async (one): Promise<Answer<T>> => {
      const fitness = await askFitness(one, place, time);
      return fitness === 'fit'
        ? { kind: 'read', value: await read({ db: one }) }
        : { kind: fitness };
    });
  }

  function noteState(answer: Answer<unknown>): void {
    // Each change leaves it behind for some milliseconds.
    if (answer.kind === 'behind') return;
    const wasAway = isAway;
    isAway = answer.kind !== 'read';
    if (answer.kind === 'read') {
      if (wasAway) log?.({ level: 'info', message: 'the archive is read at the replica again' });
      return;
    }
    awayUntil = now() + PAUSE_MS;
    if (wasAway) return;
    const message = `the archive is read at the database, not at its replica: ${REASONS[answer.kind]}`;
    log?.({ level: 'warn', message, ...('error' in answer && { error: answer.error }) });
  }

  return {
    async read(read) {
      if (replicaUrl !== null && hears && now() >= awayUntil) {
        const answer = await within(readAtReplica(read));
        noteState(answer);
        if (answer.kind === 'read') return answer.value;
      }
      return read({ db });
    },
    heard() {
      sampled = null;
    },
    missed() {
      sampled = null;
      hears = true;
    },
    lost() {
      hears = false;
    },
    async close() {
      const replica = await opening?.catch(() => null);
      await replica?.close();
    },
  };
}

/** A host that is gone doesn't even refuse. */
async function within<T>(answering: Promise<Answer<T>>): Promise<Answer<T>> {
  const answered = answering.catch((error: unknown): Answer<T> => ({ kind: 'failed', error }));
  const done = new AbortController();
  const tooLong = sleep(PATIENCE_MS, null, { signal: done.signal }).then((): Answer<T> => ({
    kind: 'failed',
    error: new Error('no answer in time'),
  }));
  tooLong.catch(() => undefined); // once it is not needed any more
  return Promise.race([answered, tooLong]).finally(() => done.abort());
}
