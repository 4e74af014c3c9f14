import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import type { OpenedDatabase } from '@galley/db';

type Pool = OpenedDatabase['pool'];
type Query = (this: object, ...args: readonly unknown[]) => unknown;

/** The moments of a call: about to be written, written, status read, answer read to its end. */
const HTTP_EVENTS = [
  'undici:client:sendHeaders',
  'undici:request:bodySent',
  'undici:request:headers',
  'undici:request:trailers',
] as const;

/** Statements that other loops of the process make at any time, and heartbeats. */
const NOT_COUNTED =
  /\bnotice\b|feedback_event|feedback_sweep|reconciliation|'approved'|"resume_at" <=|order by "released_at"|^(?:begin|start transaction)|set "lease_until" = now/i;

/**
 * Ends this process by SIGKILL at its n-th event of sending: a statement that has just been written
 * to Postgres, whose answer is never read, or one of the moments of a call. Cutting off a statement
 * inside a transaction rolls it back; a commit that was cut off has happened.
 */
export async function armKill(pool: Pool, at: number): Promise<void> {
  let count = 0;
  const event = (name: string): void => {
    count += 1;
    if (count !== at) return;
    writeSync(1, `${name.replaceAll(/\s+/g, ' ').slice(0, 90)}\n`);
    process.kill(process.pid, 'SIGKILL');
  };
  // One connection is already open, so statements are counted at the source that all share.
  const client = await pool.connect();
  const prototype = Object.getPrototypeOf(client) as { query: Query };
  client.release();
  const inSending = new WeakSet();
  const query: Query = prototype.query;
  prototype.query = function counted(this: object, ...args: readonly unknown[]): unknown {
    const text = typeof args[0] === 'string' ? args[0] : textOf(args[0]);
    const sent: unknown = Reflect.apply(query, this, args);
    if (/^(?:commit|rollback)/i.test(text)) {
      if (inSending.delete(this)) event(text);
    } else if (!NOT_COUNTED.test(text)) {
      inSending.add(this);
      event(text);
    }
    return sent;
  };
  for (const name of HTTP_EVENTS) subscribe(name, () => event(name));
}

/**
 * Stops this process when its n-th answer has been read completely and nothing about it is recorded
 * yet.
 */
export function armStop(at: number): void {
  let count = 0;
  subscribe('undici:request:trailers', () => {
    count += 1;
    if (count === at) process.kill(process.pid, 'SIGSTOP');
  });
}

const textOf = (query: unknown): string =>
  typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : '';
