import { noteSpan } from '@galley/trace';
import type { LogEvent } from 'kysely';

const VERB = /^\s*(with|select|insert|update|delete|lock|create|alter|drop|analyze|set|notify)\b/i;
const TABLE = /\b(?:from|into|update|join|table)\s+(?:only\s+)?"?([a-z_]{1,63})"?/i;

/** Notes a statement in the span that it belongs to, by what it does to which table. */
export function traceStatement({ level, query, queryDurationMillis }: LogEvent): void {
  noteSpan(
    nameStatement(query.sql),
    { 'db.system.name': 'postgresql', ...(level === 'error' && { 'error.type': 'query' }) },
    queryDurationMillis,
  );
}

/** Never a statement's own words: some hold values. */
export function nameStatement(sql: string): string {
  const [, verb = 'statement'] = VERB.exec(sql) ?? [];
  const [, table] = TABLE.exec(sql) ?? [];
  return table === undefined ? verb.toLowerCase() : `${verb.toLowerCase()} ${table.toLowerCase()}`;
}
