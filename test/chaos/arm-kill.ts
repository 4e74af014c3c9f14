import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import type { OpenedDatabase } from '@galley/db';

type Pool = OpenedDatabase['pool'];

/** The moments of a call: about to be written, written, status read, answer read to its end. */
const HTTP_EVENTS = [
  'undici:client:sendHeaders',
  'undici:request:bodySent',
  'undici:request:headers',
  'undici:request:trailers',
] as const;

/** Statements that other loops of the process make whenever they like, and heartbeats. */
const NOT_COUNTED =
  /\bnotice\b|feedback_event|^(?:begin|start transaction)|set "lease_until" = now/i;

/**
 * Ends this process by SIGKILL at its n-th event of sending: a statement that has just been written
 * to Postgres, whose answer is never read, or one of the moments of a call. A statement cut off
 * inside a transaction rolls it back; a commit that was cut off has happened.
 */
export function armKill(pool: Pool, at: number): void {
  let count = 0;
  const event = (name: string): void => {
    count += 1;
    if (count !== at) return;
    writeSync(1, `${name.replaceAll(/\s+/g, ' ').slice(0, 90)}\n`);
    process.kill(process.pid, 'SIGKILL');
  };
  pool.on('connect', (client) => {
    let sending = false;
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const counted = (...args: unknown[]): unknown => {
      const [first] = args;
      const text = typeof first === 'string' ? first : textOf(first);
      const sent = query(...args);
      if (/^(?:commit|rollback)/i.test(text)) {
        if (sending) event(text);
        sending = false;
      } else if (!NOT_COUNTED.test(text)) {
        sending = true;
        event(text);
      }
      return sent;
    };
    Object.assign(client, { query: counted });
  });
  for (const name of HTTP_EVENTS) subscribe(name, () => event(name));
}

const textOf = (query: unknown): string =>
  typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : '';
