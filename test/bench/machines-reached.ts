import type { OpenedDatabase } from '@galley/db';
import type { SeenQuery } from './explain.ts';

type Pool = OpenedDatabase['pool'];

/** How many machines of a cluster transactions of one kind reach, by the plans of their statements. */
export interface Reached {
  readonly transactions: number;
  readonly statements: number;
  /** The most that one statement reaches, and such a statement. */
  readonly byStatement: number;
  readonly widest: string;
  /** The most that one transaction reaches. */
  readonly byTransaction: number;
}

/** Explains the statements of transactions, with the values that they had. */
export async function machinesReached(
  pool: Pool,
  transactions: readonly (readonly SeenQuery[])[],
): Promise<Reached> {
  const all = await pool.query<{ machine: string }>(
    `select nodename || ':' || nodeport as machine from pg_dist_node where isactive`,
  );
  const every = all.rows.map(({ machine }) => machine);
  let [byStatement, byTransaction, widest] = [0, 0, ''];
  for (const statements of transactions) {
    const reached = new Set<string>();
    for (const statement of statements) {
      const machines = await explain(pool, statement, every);
      for (const machine of machines) reached.add(machine);
      if (machines.length > byStatement) {
        [byStatement, widest] = [machines.length, statement.text.replaceAll(/\s+/g, ' ').trim()];
      }
    }
    byTransaction = Math.max(byTransaction, reached.size);
  }
  const statements = transactions.reduce((sum, { length }) => sum + length, 0);
  return { transactions: transactions.length, statements, byStatement, widest, byTransaction };
}

/** The machines that one statement reaches: all of them if it asks several shards. */
async function explain(
  pool: Pool,
  { text, values }: SeenQuery,
  every: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${text}`, [
    ...values,
  ]);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  const tasks = [...plan.matchAll(/Task Count: (\d+)/g)].map(([, count]) => Number(count));
  if (tasks.some((count) => count > 1)) return every;
  const nodes = [...plan.matchAll(/Node: host=(\S+) port=(\d+)/g)];
  return [...new Set(nodes.map(([, host, port]) => `${host}:${port}`))];
}
