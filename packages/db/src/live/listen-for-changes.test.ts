import { PATIENTLY, withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { announceChange, type LiveChange } from './announce-change.ts';
import { listenForChanges } from './listen-for-changes.ts';

const fixture = withDatabase();

/** A connected listener, with all that it hears. */
async function listening() {
  const heard: LiveChange[] = [];
  let missed = 0;
  const listener = listenForChanges(fixture.database, {
    heard: (change) => heard.push(change),
    missed: () => {
      missed += 1;
    },
  });
  onTestFinished(() => listener.stop());
  await vi.waitFor(() => expect(missed).toBe(1), PATIENTLY);
  return { heard, missed: () => missed };
}

const announce = (change: LiveChange) =>
  fixture.db.transaction().execute((trx) => announceChange(trx, change));
const review: LiveChange = { what: 'review', id: '7', version: 3, newsletterId: '1' };
const queue: LiveChange = { what: 'queue', id: '1', version: null, newsletterId: '1' };

test('every listener hears a change once it is committed, and never one that is rolled back', async () => {
  const [one, two] = [await listening(), await listening()];
  const failing = fixture.db.transaction().execute(async (trx) => {
    await announceChange(trx, { ...review, id: '8' });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await announce(review);
  for (const { heard } of [one, two]) {
    await vi.waitFor(() => expect(heard).toEqual([review]), PATIENTLY);
  }
});

test('a lost connection says that something may have been missed, and then hears again', async () => {
  const { heard, missed } = await listening();
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name like '%(live events)'`.execute(
    fixture.db,
  );
  await vi.waitFor(() => expect(missed()).toBe(2), PATIENTLY);
  await announce(queue);
  await vi.waitFor(() => expect(heard).toEqual([queue]), PATIENTLY);
});

test('anything but a change is ignored', async () => {
  const { heard } = await listening();
  await sql`select pg_notify('galley_live', 'drop everything')`.execute(fixture.db);
  await announce(queue);
  await vi.waitFor(() => expect(heard).toEqual([queue]), PATIENTLY);
});
