import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { MIGRATIONS, SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** The ledger's database with its statements prepared once. */
export interface Store {
  /** Runs a statement that returns nothing. */
  run(sql: string, ...values: SQLInputValue[]): { readonly lastId: number };
  /** The rows of a query; the caller names their type, which the schema guarantees. */
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  /** Takes the write lock first, so that what was read inside stays true until the commit. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

/**
 * Opens the ledger, making it when it is new and bringing it up to date when it is older.
 *
 * WAL with `synchronous = normal` keeps every committed answer through a `kill -9`; only a power
 * cut may cost the last moments, which a sandbox can bear.
 *
 * @throws {Error} when the file is a ledger of a later version.
 */
export const openStore = (path: string): Store => {
  if (path !== ':memory:') makePrivate(path);
  const database = new DatabaseSync(path, { timeout: 10_000 });
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
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
    all: <Row>(sql: string, ...values: SQLInputValue[]) =>
      prepare(sql).all(...values) as unknown as Row[],
    transaction,
    close: () => database.close(),
  };
};

/**
 * Makes a new ledger readable by its owner alone: mails hold readers' tokens. SQLite gives the files
 * beside it the same mode. One that exists is not even opened, because closing it would give up the
 * locks that this process may hold on it.
 */
const makePrivate = (path: string): void => {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
};
