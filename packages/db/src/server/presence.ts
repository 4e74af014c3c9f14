import pg from 'pg';
import type { PostmasterFile } from './postmaster-file.ts';

/** The address of the embedded server. */
export interface ServerAddress {
  /** The folder of the Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** One user of the server, while its connection lives. */
export interface Presence {
  readonly address: ServerAddress;
  /** Resolves when the connection is gone, after `end` or because the server died. */
  readonly gone: Promise<void>;
  /**
   * Stops counting as a user.
   *
   * @returns whether this was the last user, who should stop the server; then nobody can join until
   * `end` is called
   */
  leave(): Promise<{ readonly last: boolean }>;
  end(): Promise<void>;
}

export type PresenceResult =
  | { readonly kind: 'present'; readonly presence: Presence }
  /** Nothing listens there. */
  | { readonly kind: 'absent' }
  /** A server is there, but starting, stopping or full. */
  | { readonly kind: 'busy' };

/** A client whose socket does not keep the process alive; the types of pg leave these out. */
type PresenceClient = pg.Client & { ref(): void; unref(): void };

/** Any fixed number: the key of the lock that every user of the server shares. */
const PRESENCE_KEY = '7306089250521';

/**
 * Uses the server itself to know whether anybody uses it. Each Galley process holds one connection
 * with a shared advisory lock. A process that leaves asks for the same lock exclusively, and gets
 * it only if it is the last one. A killed process loses its connection and so its lock, so no
 * counter, file or process id can be left over. While the last one holds the lock to stop the
 * server, others cannot join; they start it again afterwards.
 */
export async function joinServer(
  file: PostmasterFile,
  applicationName: string,
): Promise<PresenceResult> {
  const address = {
    host: file.socketDirectory,
    port: file.port,
    user: 'postgres',
    database: 'postgres',
  };
  const client = new pg.Client({
    ...address,
    ssl: false,
    application_name: `${applicationName} (presence)`,
    connectionTimeoutMillis: 5_000,
  }) as PresenceClient;
  const gone = new Promise<void>((resolve) => client.once('end', resolve));
  client.on('error', () => undefined); // `end` follows
  try {
    await client.connect();
    if (await ask(client, 'select pg_try_advisory_lock_shared($1) as yes')) {
      client.unref(); // a process must not stay alive for this alone
      return { kind: 'present', presence: presenceOf(client, address, gone) };
    }
  } catch (error) {
    if (isNobodyListening(error)) return { kind: 'absent' };
  }
  await client.end().catch(() => undefined);
  return { kind: 'busy' };
}

/**
 * Becomes the only user of a server, until the connection ends: nobody else can join it.
 *
 * @returns the connection's end, or null if somebody uses the server
 */
export async function joinAlone(address: ServerAddress): Promise<(() => Promise<void>) | null> {
  const client = new pg.Client({ ...address, ssl: false });
  client.on('error', () => undefined);
  await client.connect();
  if (await ask(client, 'select pg_try_advisory_lock($1) as yes')) return () => client.end();
  await client.end();
  return null;
}

const presenceOf = (
  client: PresenceClient,
  address: ServerAddress,
  gone: Promise<void>,
): Presence => ({
  address,
  gone,
  async leave() {
    client.ref();
    await ask(client, 'select pg_advisory_unlock_shared($1) as yes');
    return { last: await ask(client, 'select pg_try_advisory_lock($1) as yes') };
  },
  async end() {
    await client.end().catch(() => undefined);
  },
});

async function ask(client: pg.Client, question: string): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(question, [PRESENCE_KEY]);
  return rows[0]?.yes === true;
}

function isNobodyListening(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ECONNREFUSED';
}
