import { readLayout, sql, type Layout } from '@galley/db';
import type { Aim, FigureTable } from './bench-part.ts';
import type { BenchDatabase } from './bench-database.ts';
import type { SendingReached } from './senders/galley.ts';
import { printNumber } from './spread.ts';

interface Share {
  readonly machine: string;
  readonly readers: number;
  readonly megabytes: number;
}

interface OnMachines {
  readonly tables: readonly FigureTable[];
  readonly aims: readonly Aim[];
  readonly words: readonly string[];
}

/**
 * What a cluster's machines have of an issue and of the readers, and which of them its sending
 * reaches; nothing on one Postgres.
 *
 * @param watch sends the issue
 */
export async function describeMachines(
  database: BenchDatabase,
  issueId: string,
  watch: () => Promise<SendingReached>,
): Promise<OnMachines> {
  const layout = await readLayout(database.db);
  if (layout.kind !== 'distributed') return { tables: [], aims: [], words: [] };
  const reached = Object.entries(await watch());
  const shares = await compareMachines(database, layout, issueId);
  const widest = reached.filter(([, { byStatement }]) => byStatement > 1);
  return {
    tables: [
      shares.table,
      {
        title:
          'Machines that the last transactions of sending reached, by the plans of their statements',
        columns: ['transaction', 'looked at', 'statements', 'most by one', 'most by a transaction'],
        rows: reached.map(([name, { transactions, statements, byStatement, byTransaction }]) => [
          name,
          transactions,
          statements,
          byStatement,
          byTransaction,
        ]),
      },
    ],
    aims: [
      shares.aim,
      ...reached.map(([name, { byStatement }]) => ({
        what: `machines that a statement of ${name} reaches`,
        unit: '',
        figure: byStatement,
        atMost: 1,
      })),
    ],
    words: widest.map(([name, { widest: text }]) => `${name} reaches several machines by: ${text}`),
  };
}

type Spread = Extract<Layout, { readonly kind: 'distributed' }>;

/** How evenly the machines share the readers and an issue's rows. */
async function compareMachines(
  database: BenchDatabase,
  layout: Spread,
  issueId: string,
): Promise<{ readonly table: FigureTable; readonly aim: Aim }> {
  const shares = await readShares(database, layout, issueId);
  const even = shares.reduce((sum, { readers }) => sum + readers, 0) / shares.length;
  const farthest = Math.max(...shares.map(({ readers }) => Math.abs(readers / even - 1)));
  return {
    table: {
      title: `${layout.buckets.length} buckets over ${shares.length} machines beside the coordinator`,
      columns: ['machine', 'readers', 'of an even share', 'MB of the issue'],
      rows: shares.map(({ machine, readers, megabytes }) => [
        machine,
        printNumber(readers),
        printNumber(readers / even, 3),
        printNumber(megabytes, 1),
      ]),
    },
    aim: {
      what: "farthest of a machine's readers from an even share",
      unit: ' %',
      figure: farthest * 100,
      atMost: 10,
    },
  };
}

async function readShares(
  { db }: BenchDatabase,
  { workers }: Spread,
  issueId: string,
): Promise<readonly Share[]> {
  const { rows } = await sql<Share>`
    select n.nodename || ':' || n.nodeport as machine, (
        select sum(result::bigint)::double precision
        from run_command_on_shards('subscriber', 'select count(*) from %s') r
        join pg_dist_placement p using (shardid) where p.groupid = n.groupid
      ) as readers, (
        select sum(shard_size) / 1e6::double precision from citus_shards s
        where s.nodename = n.nodename and s.nodeport = n.nodeport
          and s.table_name = any(array['batch', 'attempt', ${`delivery_${issueId}`}]::regclass[])
      ) as megabytes
    from pg_dist_node n where n.shouldhaveshards and n.noderole = 'primary'
    order by machine`.execute(db);
  if (rows.length !== workers.length) throw new Error('a machine of the cluster is missing');
  return rows;
}
