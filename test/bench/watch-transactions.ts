import type { OpenedDatabase } from '@galley/db';
import type { SeenQuery } from './explain.ts';

type Pool = OpenedDatabase['pool'];

/** The transactions of sending that begin attempts (T1) and that record their outcome (T2). */
export type SendingTransaction = 'T1' | 'T2';

/** How many of each are kept. */
const KEPT = 20;

/** Keeps the statements of the last transactions of sending, made from here on. */
export function watchTransactions(
  pool: Pool,
): Readonly<Record<SendingTransaction, readonly (readonly SeenQuery[])[]>> {
  const kept = { T1: [] as SeenQuery[][], T2: [] as SeenQuery[][] };
  const watched = new WeakSet();
  pool.on('acquire', (client) => {
    if (watched.has(client)) return;
    watched.add(client);
    let statements: SeenQuery[] = [];
    const query = client.query.bind(client);
    Object.defineProperty(client, 'query', {
      value: (...args: Parameters<typeof query>) => {
        const [text, values] = args as readonly unknown[];
        if (typeof text === 'string') {
          if (/^(begin|start)/i.test(text)) statements = [];
          else if (/^commit/i.test(text)) {
            keep(statements);
            // What comes before the next begin belongs to no transaction.
            statements = [];
          } else statements.push({ text, values: Array.isArray(values) ? values : [] });
        }
        return query(...args);
      },
    });
  });

  function keep(statements: SeenQuery[]): void {
    const kind = kindOf(statements);
    if (kind === null) return;
    kept[kind].push(statements);
    if (kept[kind].length > KEPT) kept[kind].shift();
  }
  return kept;
}

function kindOf(statements: readonly SeenQuery[]): SendingTransaction | null {
  const has = (pattern: RegExp) => statements.some(({ text }) => pattern.test(text));
  if (has(/\binto "?attempt\b/)) return 'T1';
  return has(/\bupdate "?attempt\b/) ? 'T2' : null;
}
