import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENTLY, withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { QUEUE_SCHEMA } from './install-queue.ts';
import { openQueue, type Queue } from './open-queue.ts';

const test = withDatabase();
const jobTable = sql.table(`${QUEUE_SCHEMA}.job`);
let queue: Queue;

beforeEach(async () => {
  await sql`delete from ${jobTable}`.execute(test.db);
  queue = openQueue({ database: test.database });
});

afterEach(() => queue.stop());

async function waiting(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from ${jobTable} where state = 'created'`.execute(test.db);
  return rows[0]?.n ?? 0;
}

/** Works on a job and counts its runs. */
async function countRuns(work: () => Promise<void> = () => Promise.resolve()) {
  const counter = { runs: 0 };
  await queue.work('work-issues', async () => {
    counter.runs += 1;
    await work();
  });
  return counter;
}

describe('send', () => {
  it('wakes a worker up', async () => {
    const counter = await countRuns();
    await queue.send('work-issues', {});
    await vi.waitFor(() => expect(counter.runs).toBe(1), PATIENTLY);
  });

  it('merges equal wake-ups that nobody has begun', async () => {
    await queue.send('work-issues', {}, { singletonKey: '7' });
    await queue.send('work-issues', {}, { singletonKey: '7' });
    await queue.send('work-issues', {}, { singletonKey: '8' });
    await queue.send('work-notices', {}, { singletonKey: '7' });
    expect(await waiting()).toBe(3);
  });

  it('does not merge one for now into one for later', async () => {
    const startAfter = new Date(Date.now() + 3_600_000);
    await queue.send('work-issues', {}, { startAfter });
    await queue.send('work-issues', {}, { startAfter });
    expect(await waiting()).toBe(1);
    const counter = await countRuns();
    await queue.send('work-issues', {});
    await vi.waitFor(() => expect(counter.runs).toBe(1), PATIENTLY);
    expect(await waiting()).toBe(1);
  });

  it('starts a later one when it is due', async () => {
    const counter = await countRuns();
    const due = Date.now() + 1_000;
    await queue.send('work-issues', {}, { startAfter: new Date(due) });
    await vi.waitFor(() => expect(counter.runs).toBe(1), PATIENTLY);
    expect(Date.now()).toBeGreaterThanOrEqual(due - 50);
  });
});

describe('send in a transaction', () => {
  it('wakes nobody when the transaction is rolled back', async () => {
    const failing = test.db.transaction().execute(async (tx) => {
      await queue.send('work-issues', {}, { tx });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await waiting()).toBe(0);
  });

  it('wakes once it is committed, and not before', async () => {
    const counter = await countRuns();
    await test.db.transaction().execute(async (tx) => {
      await queue.send('work-issues', {}, { tx });
      await sleep(1_500); // longer than the workers' polling
      expect(counter.runs).toBe(0);
    });
    await vi.waitFor(() => expect(counter.runs).toBe(1), PATIENTLY);
  });

  it('is not swallowed by an earlier wake-up that begins before the commit', async () => {
    await queue.send('work-issues', {});
    let counter = { runs: 0 };
    await test.db.transaction().execute(async (tx) => {
      await queue.send('work-issues', {}, { tx });
      counter = await countRuns();
      await vi.waitFor(() => expect(counter.runs).toBe(1), PATIENTLY);
    });
    await vi.waitFor(() => expect(counter.runs).toBe(2), PATIENTLY);
  });

  it('needs no second connection of the pool that the transaction came from', async () => {
    const { max } = test.database.pool.options;
    await Promise.all(
      Array.from({ length: max }, () =>
        test.db.transaction().execute(async (tx) => queue.send('work-issues', {}, { tx })),
      ),
    );
    expect(await waiting()).toBe(max);
  });
});

describe('work', () => {
  it('makes one run of many wake-ups that wait', async () => {
    for (let n = 0; n < 20; n += 1) {
      await test.db.transaction().execute((tx) => queue.send('work-issues', {}, { tx }));
    }
    const counter = await countRuns();
    await vi.waitFor(async () => expect(await waiting()).toBe(0), PATIENTLY);
    await vi.waitFor(() => expect(counter.runs).toBe(1), PATIENTLY);
  });

  it('runs again after a failure', async () => {
    let failures = 1;
    const counter = await countRuns(async () => {
      failures -= 1;
      if (failures >= 0) throw new Error('not yet');
    });
    await queue.send('work-issues', {});
    await vi.waitFor(() => expect(counter.runs).toBe(2), PATIENTLY);
  });

  it('goes on after all its connections were lost', async () => {
    const counter = await countRuns();
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name like '%(queue)%'`.execute(test.db);
    // A busy server ends them a while later, and until then sending fails.
    await vi.waitFor(() => queue.send('work-issues', {}), PATIENTLY);
    await vi.waitFor(() => expect(counter.runs).toBeGreaterThan(0), PATIENTLY);
  });
});

describe('stop', () => {
  it('tells handlers, and waits for them', async () => {
    let ended = false;
    await queue.work('work-issues', async (_data, { stopping }) => {
      while (!stopping.aborted) await sleep(5);
      await sleep(100);
      ended = true;
    });
    await queue.send('work-issues', {});
    await vi.waitFor(async () => expect(await waiting()).toBe(0), PATIENTLY);
    await queue.stop();
    expect(ended).toBe(true);
    const { rows } = await sql`select state from ${jobTable}`.execute(test.db);
    expect(rows).toEqual([{ state: 'completed' }]);
  });

  it('does nothing when nothing was sent or worked on', async () => {
    await expect(openQueue({ database: test.database }).stop()).resolves.toBeUndefined();
  });
});
