import { afterAll, beforeAll } from 'vitest';
import {
  createTestDatabase,
  type DroppableTestDatabase,
  type TestDatabase,
} from './create-test-database.ts';

/**
 * Gives a test file its own database: created before its first test, dropped after its last, which
 * fails if connections were left open.
 *
 * @param create makes another one than the usual
 * @example
 * const test = withDatabase();
 * it('stores a review', async () => {
 *   await test.db.insertInto('review').values(row).execute();
 * });
 */
export function withDatabase(
  create: () => Promise<DroppableTestDatabase> = createTestDatabase,
): TestDatabase {
  let made: DroppableTestDatabase | null = null;
  beforeAll(async () => {
    made = await create();
  });
  afterAll(async () => {
    await made?.drop();
  });
  const ready = (): DroppableTestDatabase => {
    if (!made) throw new Error('the database exists only in tests and hooks');
    return made;
  };
  return {
    get database() {
      return ready().database;
    },
    get db() {
      return ready().db;
    },
    get connectionString() {
      return ready().connectionString;
    },
    get env() {
      return ready().env;
    },
  };
}
