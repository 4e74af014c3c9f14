import { appendFile } from 'node:fs/promises';
import { DatabaseError } from '../database-error.ts';
import { findReason } from './find-reason.ts';
import type { Layout } from './layout.ts';

/**
 * A failure of the embedded server in one sentence. What its program printed goes into the server's
 * log, which is named when it could be written.
 */
export async function serverFailure(
  layout: Layout,
  what: string,
  output: string,
): Promise<DatabaseError> {
  const kept = await appendFile(layout.log, `${output.trim()}\n`, { mode: 0o600 }).then(
    () => true,
    () => false,
  );
  return failureOf(layout, what, { reason: findReason(output), isLogged: kept });
}

/** The same for a failure that the log tells already, or that nothing more is known of. */
export function failureOf(
  layout: Layout,
  what: string,
  { reason, isLogged }: { readonly reason: string; readonly isLogged: boolean },
): DatabaseError {
  const details = isLogged ? ` (details: ${layout.log})` : ` (in ${layout.dataDir})`;
  return new DatabaseError(
    'embedded-server-failed',
    `Galley’s own Postgres ${what}: ${reason}${details}`,
  );
}
