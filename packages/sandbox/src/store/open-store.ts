import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { MIGRATIONS, SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** A template whose values are bound, never pasted in; or SQL with a `?` for each value. */
type Sql = TemplateStringsArray | string;

/** The ledger's database. It prepares each statement once. */
export interface Store {
  /** Runs a statement that returns no rows. */
  run(sql: Sql, ...values: SQLInputValue[]): { readonly lastId: number };
  /** The rows of a query. The caller names their type, which the schema guarantees. */
  all<Row>(sql: Sql, ...values: SQLInputValue[]): Row[];
  /** Takes the write lock first, so that what `work` reads stays true until the commit. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

/**
 * Opens the ledger. Creates a new one and migrates an older one.
 *
 * WAL with `synchronous = normal` keeps every committed answer through a `kill -9`. Only a power cut
 * may lose the last moments, which is acceptable for a sandbox.
 *
 * @throws {Error} when a later version of the sandbox wrote the file.
 */
export function openStore(path: string): Store {
  if (path !== ':memory:') makePrivate(path);
  const database = new DatabaseSync(path, { timeout: 10_000 });
  const statements = new Map<Sql, ReturnType<DatabaseSync['prepare']>>();
  const prepare = (sql: Sql) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(typeof sql === 'string' ? sql : sql.join('?'));
    statements.set(sql, statement);
    return statement;
  };
  const transaction = <Result>(work: () => Result): Result => {
    database.exec('begin immediate');
    try {
      const result = work();
      database.exec('commit');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      throw error;
    }
  };

  database.exec('pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = normal');
  transaction(() => {
    const version = Number(database.prepare('pragma user_version').get()?.user_version);
    if (version === SCHEMA_VERSION) return;
    if (version > SCHEMA_VERSION) {
      throw new Error(
        `${path} is a ledger of version ${version}, expected ${SCHEMA_VERSION} at most`,
      );
    }
    database.exec(SCHEMA);
    if (version > 0) {
      for (let at = version; at < SCHEMA_VERSION; at += 1) database.exec(MIGRATIONS[at] ?? '');
    }
    database.exec(`pragma user_version = ${SCHEMA_VERSION}`);
  });

  return {
    run: (sql, ...values) => ({ lastId: Number(prepare(sql).run(...values).lastInsertRowid) }),
    all: <Row>(sql: Sql, ...values: SQLInputValue[]) =>
      prepare(sql).all(...values) as unknown as Row[],
    transaction,
    close: () => database.close(),
  };
}

/**
 * Creates a new ledger that only its owner can read, because mails hold readers' tokens. SQLite gives
 * the files beside it the same mode. An existing ledger is not even opened here: closing it would
 * release the locks that this process may hold on it.
 */
function makePrivate(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
