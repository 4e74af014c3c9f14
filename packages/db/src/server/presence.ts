import pg from 'pg';
import type { PostmasterFile } from './postmaster-file.ts';

/** Where the embedded server answers. */
export interface ServerAddress {
  /** The folder of the Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** One user of the server, for as long as its connection lives. */
export interface Presence {
  readonly address: ServerAddress;
  /** Resolves when the connection is gone, by `leave` or because the server died. */
  readonly gone: Promise<void>;
  /**
   * Gives the presence up.
   *
   * @returns whether nobody else is left and the server should be stopped: until `end` is called,
   * nobody can join.
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
 * Counts its users by the server's own means. Each Galley process holds one connection with a
 * shared advisory lock; whoever leaves asks for the same lock exclusively, and gets it only when
 * nobody else is there. A process that is killed loses its connection, and so its lock: there is no
 * counter, file or process id that could be left over. While the last one holds the lock to stop
 * the server, others cannot join, and start it again afterwards.
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

function presenceOf(client: PresenceClient, address: ServerAddress, gone: Promise<void>): Presence {
  return {
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
  };
}

async function ask(client: pg.Client, question: string): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(question, [PRESENCE_KEY]);
  return rows[0]?.yes === true;
}

function isNobodyListening(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ECONNREFUSED';
}
