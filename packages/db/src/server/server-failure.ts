import { DatabaseError } from '../database-error.ts';
import { findReason } from './find-reason.ts';
import type { Layout } from './layout.ts';
import type { RunAs } from './run-as.ts';
import { openServerLog } from './server-log.ts';

/**
 * Describes a failure of the embedded server in one sentence. The program's output goes into the
 * server's log, which the sentence names if it could be written.
 */
export async function serverFailure(
  layout: Layout,
  runAs: RunAs,
  what: string,
  output: string,
): Promise<DatabaseError> {
  const isLogged = await keep(layout, runAs, output).then(
    () => true,
    () => false,
  );
  return failureOf(layout, what, { reason: findReason(output), isLogged });
}

async function keep(layout: Layout, runAs: RunAs, output: string): Promise<void> {
  const log = await openServerLog(layout, runAs);
  try {
    await log.append(`${runAs.means}: ${output.trim()}\n`);
  } finally {
    await log.close();
  }
}

/** The same for a failure that is already in the log, or that nothing more is known about. */
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
