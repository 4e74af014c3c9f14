import type { OpenedDatabase } from '@galley/db';

type Pool = OpenedDatabase['pool'];

export interface SeenQuery {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Keeps the last text of each statement on connections opened from here on. */
export function watchQueries(pool: Pool): ReadonlyMap<string, SeenQuery> {
  const seen = new Map<string, SeenQuery>();
  pool.on('acquire', (client) => {
    const watched = Object.getOwnPropertyDescriptor(client, 'query') !== undefined;
    if (watched) return;
    const query = client.query.bind(client);
    Object.defineProperty(client, 'query', {
      value: (...args: Parameters<typeof query>) => {
        const [text, values] = args as readonly unknown[];
        if (typeof text === 'string') {
          seen.set(text, { text, values: Array.isArray(values) ? values : [] });
        }
        return query(...args);
      },
    });
  });
  return seen;
}

/** The plan of the last matching statement, run for real and rolled back. */
export async function explainLast(
  pool: Pool,
  seen: ReadonlyMap<string, SeenQuery>,
  pattern: RegExp,
): Promise<string> {
  const found = [...seen.values()].findLast(({ text }) => pattern.test(text));
  if (found === undefined) throw new Error(`no statement matches ${pattern}`);
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, buffers, costs off) ${found.text}`,
      [...found.values],
    );
    return rows.map((row) => `    ${row['QUERY PLAN']}`).join('\n');
  } finally {
    await client.query('rollback');
    client.release();
  }
}
