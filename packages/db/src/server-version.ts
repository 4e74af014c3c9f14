import { DatabaseError } from './database-error.ts';

/** The oldest version that the tests run on. */
const OLDEST_SERVER = 15;

/**
 * Refuses a server that is too old for Galley.
 *
 * @param versionNumber what `show server_version_num` returns, such as `150018`
 * @throws DatabaseError `too-old`
 */
export function requireServerVersion(versionNumber: string): void {
  const major = Math.floor(Number(versionNumber) / 10_000);
  if (major >= OLDEST_SERVER) return;
  throw new DatabaseError(
    'too-old',
    `the server that DATABASE_URL names is Postgres ${major}, and Galley needs ${OLDEST_SERVER} or newer`,
  );
}
