import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { DatabaseLog } from '../database-event.ts';
import type { OpenedDatabase } from '../open-database.ts';
import type { Database } from '../schema/database.ts';
import { QUEUE_SCHEMA, installQueue } from './install-queue.ts';
import type { JobName, Jobs } from './jobs.ts';
import { openSender, type Sender } from './sender.ts';

const STOP_TIMEOUT_MS = 10_000;

export interface SendJobOptions {
  /** Wake-ups with the same key that nobody has begun yet are one. */
  readonly singletonKey?: string;
  readonly startAfter?: Date;
  /** Enqueues as part of this transaction: the wake-up exists if and only if it commits. */
  readonly tx?: Transaction<Database>;
}

export interface WorkJobOptions {
  /** How many runs this process makes at once; 1 unless told. */
  readonly concurrency?: number;
}

/** Does what a job asks for; `stopping` is aborted when the queue is stopped. */
export type JobHandler<Name extends JobName> = (
  data: Jobs[Name],
  context: { readonly stopping: AbortSignal },
) => Promise<void>;

export interface Queue {
  /** Wakes up whoever works on that job. The queue's tables are made if they are not there. */
  send<Name extends JobName>(name: Name, data: Jobs[Name], options?: SendJobOptions): Promise<void>;
  /** Runs the handler for every wake-up; a handler that throws is woken again, ever more slowly. */
  work<Name extends JobName>(
    name: Name,
    handler: JobHandler<Name>,
    options?: WorkJobOptions,
  ): Promise<void>;
  /** Lets running handlers end (bounded); what they leave is picked up by others. */
  stop(): Promise<void>;
}

/**
 * The queue: pg-boss behind one small door. Jobs only wake work up; what there is to do stands in
 * the rows, so that a wake-up too many costs nothing. None is lost:
 *
 * - equal wake-ups are merged only while nobody has begun the earlier one;
 * - one that is sent inside a transaction, or for later, is never merged into another: the other
 *   may run before the transaction's rows can be seen, or long after this one is due.
 *
 * Opening costs nothing; the first `send` or `work` connects. The queue has connections of its own,
 * so that a send inside a transaction never waits for the pool that the transaction came from.
 */
export function openQueue(options: {
  readonly database: OpenedDatabase;
  readonly log?: DatabaseLog;
}): Queue {
  const { database, log } = options;
  const stopping = new AbortController();
  let sender: Promise<Sender> | null = null;
  let worker: Promise<PgBoss> | null = null;

  async function send(name: JobName, data: object, job: SendJobOptions = {}): Promise<void> {
    sender ??= openSender(database);
    await (
      await sender
    ).send(name, data, job.tx ?? null, {
      singletonKey: mergingKey(job),
      ...(job.startAfter && { startAfter: job.startAfter }),
    });
  }

  async function work<Name extends JobName>(
    name: Name,
    handler: JobHandler<Name>,
    work: WorkJobOptions = {},
  ): Promise<void> {
    worker ??= startWorker(database, log);
    const boss = await worker.catch((error: unknown) => {
      worker = null; // the next call tries again
      throw error;
    });
    await boss.work<Jobs[Name]>(
      name,
      {
        batchSize: 50,
        localConcurrency: work.concurrency ?? 1,
        // Notifications wake at once; polling finds what is due later, and what was missed.
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 1,
      },
      async (jobs) => {
        for (const data of distinct(jobs.map((job) => job.data))) {
          await handler(data, { stopping: stopping.signal });
        }
      },
    );
  }

  async function stop(): Promise<void> {
    stopping.abort();
    const [boss, opened] = await Promise.all([worker?.catch(() => null), sender]);
    await Promise.all([boss && stopWorker(boss), opened?.close()]);
  }

  let stopped: Promise<void> | null = null;
  return { send, work, stop: () => (stopped ??= stop()) };
}

function mergingKey(job: SendJobOptions): string {
  const key = job.singletonKey ?? '';
  if (job.tx) return `${key}#${randomUUID()}`;
  return job.startAfter ? `${key}@${job.startAfter.toISOString()}` : key;
}

function distinct<T>(data: readonly T[]): T[] {
  return [...new Map(data.map((item) => [JSON.stringify(item), item])).values()];
}

async function startWorker(
  database: OpenedDatabase,
  log: DatabaseLog | undefined,
): Promise<PgBoss> {
  await installQueue(database.pool);
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    connectionString: database.connectionString,
    application_name: `${database.applicationName} (queue)`,
    schema: QUEUE_SCHEMA,
    max: 3,
    schedule: false,
    useListenNotify: true,
    // How soon the silence of a killed worker is noticed, at a few queries each time.
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    flowIntervalSeconds: 600,
  });
  boss.on('error', (error) => log?.({ level: 'warn', message: 'the queue has trouble', error }));
  boss.on('warning', ({ message }) => log?.({ level: 'debug', message: `queue: ${message}` }));
  try {
    return await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
}

async function stopWorker(boss: PgBoss): Promise<void> {
  const names = new Set(boss.getWipData().map((worker) => worker.name));
  const idle = Promise.allSettled([...names].map((name) => boss.offWork(name)));
  const timer = new AbortController();
  await Promise.race([
    idle,
    sleep(STOP_TIMEOUT_MS, undefined, { signal: timer.signal }).catch(() => undefined),
  ]);
  timer.abort();
  await boss.stop({ graceful: false });
}
