import type { OpenedDatabase } from '@galley/db';

/** Finds the statements that Postgres refuses to prepare, each with the reason. */
export async function findUnpreparable(
  pool: OpenedDatabase['pool'],
  statements: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const refused = new Map<string, string>();
  const client = await pool.connect();
  try {
    for (const text of statements) {
      try {
        await client.query(`prepare probe as ${text}`);
        await client.query('deallocate probe');
      } catch (error) {
        refused.set(text, error instanceof Error ? error.message : String(error));
      }
    }
  } finally {
    client.release();
  }
  return refused;
}
