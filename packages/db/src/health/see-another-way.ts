import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { DatabaseError } from '../database-error.ts';
import { openDatabase, type OpenedDatabase } from '../open-database.ts';
import { askFitness, readWrittenPlace, type Fitness } from '../replica/written-place.ts';
import { findsPooler } from './server-facts.ts';

/** What another setting's connection leads to, compared with the database of `DATABASE_URL`. */
export type OtherWay =
  | { readonly kind: 'unreachable'; readonly why: string }
  | { readonly kind: 'another-database' }
  | {
      readonly kind: 'same-database';
      /** Whether a pooler in between gives each transaction another connection. */
      readonly pooled: boolean;
      /** Whether it can answer in place of the database; `no-replica` of the database itself. */
      readonly fitness: Fitness;
    };

/** Looks where a setting's connection leads; changes nothing. */
export async function seeAnotherWay(
  database: OpenedDatabase,
  way: { readonly setting: string; readonly url: string; readonly patienceMs: number },
): Promise<OtherWay> {
  let other: OpenedDatabase;
  try {
    other = await openDatabase({
      databaseUrl: way.url,
      setting: way.setting,
      dataDir: '',
      applicationName: database.applicationName,
      max: 3,
      connectMs: way.patienceMs,
    });
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return { kind: 'unreachable', why: error.message };
  }
  try {
    if ((await identify(other)) !== (await identify(database))) return { kind: 'another-database' };
    const pooled = await findsPooler(other);
    const fitness = await awaitFitness(database, other, way.patienceMs);
    return { kind: 'same-database', pooled, fitness };
  } finally {
    await other.close();
  }
}

/** The installation's id; before the first migration, the database's name. */
async function identify({ db }: OpenedDatabase): Promise<string> {
  const { rows } = await sql<{ name: string; migrated: boolean }>`
    select current_database() as name, to_regclass('installation') is not null as migrated`.execute(
    db,
  );
  if (rows[0]?.migrated !== true) return `without tables: ${rows[0]?.name ?? ''}`;
  const { id } = await db.selectFrom('installation').select('id').executeTakeFirstOrThrow();
  return id;
}

const PAUSE_MS = 50;

async function awaitFitness(
  { db }: OpenedDatabase,
  replica: OpenedDatabase,
  patienceMs: number,
): Promise<Fitness> {
  const place = await readWrittenPlace(db);
  const began = performance.now();
  for (;;) {
    const passed = performance.now() - began;
    const fitness = await askFitness(replica.db, place, new Date(place.at.getTime() + passed));
    if (fitness !== 'behind' || passed > patienceMs) return fitness;
    await sleep(PAUSE_MS);
  }
}
