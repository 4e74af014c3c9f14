import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { PATIENTLY, withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { DatabaseEvent } from '../database-event.ts';
import { createWake, type Wake } from './create-wake.ts';
import { listenForWakeUps } from './listen-for-wake-ups.ts';
import { WAKE_UPS, type WakeUp } from './wake-ups.ts';

const fixture = withDatabase();
let wake: Wake;
beforeEach(() => {
  wake = createWake(fixture.db);
});

/** A listener, with all that it hears and says. */
function listen(directConnectionString = fixture.database.directConnectionString) {
  const heard: WakeUp[] = [];
  const said: DatabaseEvent[] = [];
  const listener = listenForWakeUps(
    { directConnectionString, applicationName: 'test', pool: fixture.database.pool },
    { heard: (wakeUp) => heard.push(wakeUp), log: (event) => said.push(event) },
  );
  onTestFinished(() => listener.stop());
  const times = (wakeUp: WakeUp) => heard.filter((one) => one === wakeUp).length;
  return { listener, heard, said, times };
}

/** A connected listener; what it heard on connecting is forgotten. */
async function listening() {
  const started = listen();
  await vi.waitFor(() => expect(started.heard).toEqual(WAKE_UPS), PATIENTLY);
  started.heard.length = 0;
  return started;
}

/** Serves something other than Postgres on loopback. */
async function serveTcp(connected: (socket: Socket) => void): Promise<string> {
  const server = createServer(connected).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `postgres://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/galley`;
}

const endConnections = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'test (wake-ups)'`.execute(
    fixture.db,
  );

test('every listener hears a wake-up, whichever process sends it', async () => {
  const [one, two] = [await listening(), await listening()];
  await wake('work-notices');
  await vi.waitFor(() => expect(one.heard).toEqual(['work-notices']), PATIENTLY);
  await vi.waitFor(() => expect(two.heard).toEqual(['work-notices']), PATIENTLY);
});

test('a wake-up of a transaction is heard once it commits, and not before', async () => {
  const { heard } = await listening();
  await fixture.db.transaction().execute(async (trx) => {
    await wake('work-issues', trx);
    await wake('work-issues', trx);
    await wake('apply-feedback');
    await vi.waitFor(() => expect(heard).toEqual(['apply-feedback']), PATIENTLY);
  });
  await vi.waitFor(() => expect(heard).toEqual(['apply-feedback', 'work-issues']), PATIENTLY);
});

test('a wake-up of a transaction that is rolled back is never heard', async () => {
  const { heard } = await listening();
  const failing = fixture.db.transaction().execute(async (trx) => {
    await wake('work-issues', trx);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await wake('apply-feedback');
  await vi.waitFor(() => expect(heard).toEqual(['apply-feedback']), PATIENTLY);
});

test('a wake-up in a transaction needs no second connection of the pool', async () => {
  const { times } = await listening();
  const { max } = fixture.database.pool.options;
  await Promise.all(
    Array.from({ length: max }, () =>
      fixture.db.transaction().execute((trx) => wake('work-issues', trx)),
    ),
  );
  await vi.waitFor(() => expect(times('work-issues')).toBe(max), PATIENTLY);
});

test('a lost connection is opened again, and then every wake-up is heard once', async () => {
  const { heard, said, times } = await listening();
  await endConnections();
  await vi.waitFor(() => expect(heard).toEqual(WAKE_UPS), PATIENTLY);
  await wake('work-issues');
  await vi.waitFor(() => expect(times('work-issues')).toBe(2), PATIENTLY);
  expect(said.map(({ level, message }) => [level, message])).toEqual([
    ['warn', 'wake-ups do not arrive; until they do, polling finds work every few seconds'],
    ['info', 'listening for wake-ups again'],
  ]);
});

test('a refused connection is tried again and again, with one warning', async () => {
  let refused = 0;
  const url = await serveTcp((socket) => {
    refused += 1;
    socket.destroy();
  });
  const { listener, heard, said } = listen(url);
  await vi.waitFor(() => expect(refused).toBeGreaterThan(2), PATIENTLY);
  await listener.stop();
  expect(heard).toEqual([]);
  expect(said).toMatchObject([{ level: 'warn', error: expect.any(Error) }]);
});

test('an unknown message on the channel wakes nothing', async () => {
  const { heard } = await listening();
  await sql`select pg_notify('galley_wake_up', 'drop everything')`.execute(fixture.db);
  await wake('work-notices');
  await vi.waitFor(() => expect(heard).toEqual(['work-notices']), PATIENTLY);
});

test('stopping closes the connection, even while it is being opened', async () => {
  const connected = Promise.withResolvers<Socket>();
  const connecting = listen(await serveTcp(connected.resolve));
  const socket = await connected.promise;
  const closed = once(socket.resume(), 'close');
  await connecting.listener.stop();
  await closed;

  const { listener, heard, said } = await listening();
  await listener.stop();
  await listener.stop();
  await wake('work-issues');
  expect({ heard, said }).toEqual({ heard: [], said: [] });
  // The database of these tests is dropped only when no connection is left.
});
