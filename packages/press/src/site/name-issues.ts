import { listIssueNames } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';

/** What readers call some issues, by id: newsletter and number. Unknown ids are left out. */
export async function nameIssues(
  { db }: Pick<PressDeps, 'db'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const issues = await listIssueNames(db, ids);
  return new Map(issues.map(({ id, title, number }) => [id, `${title}, issue ${number}`]));
}
