import type { ClickCounts, ClickTally } from '@galley/core/click';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Adds up the clicks of an issue; null if they aren't counted. */
export async function tallyClicks(
  db: Kysely<Database>,
  issueId: string,
): Promise<ClickTally | null> {
  const isCounted = await db
    .selectFrom('issue_link')
    .select('link')
    .where('issue_id', '=', issueId)
    .limit(1)
    .executeTakeFirst();
  if (isCounted === undefined) return null;
  const { rows } = await sql<
    ClickCounts & ClickTally['machines'] & { readonly url: string | null }
  >`
    select l.url, count(c.link)::integer as clicks,
      count(c.link) filter (where c.sign is null)::integer as "humanClicks",
      count(distinct c.subscriber_id)::integer as readers,
      count(distinct c.subscriber_id) filter (where c.sign is null)::integer as "humanReaders",
      count(*) filter (where c.sign = 'program')::integer as program,
      count(*) filter (where c.sign = 'at-delivery')::integer as "at-delivery",
      count(*) filter (where c.sign = 'burst')::integer as burst
    from issue_link l
    left join click c on c.issue_id = l.issue_id and c.link = l.link
    where l.issue_id = ${issueId}
    group by grouping sets ((l.link, l.url), ())
    having grouping(l.link) = 1 or count(c.link) > 0
    order by "humanReaders" desc, readers desc, l.link`.execute(db);
  const all = rows.find(({ url }) => url === null);
  if (all === undefined) throw new Error('the statement has a row for all links');
  return {
    ...countsOf(all),
    machines: { program: all.program, 'at-delivery': all['at-delivery'], burst: all.burst },
    links: rows.flatMap(({ url, ...its }) => (url === null ? [] : [{ url, ...countsOf(its) }])),
  };
}

const countsOf = ({ clicks, humanClicks, readers, humanReaders }: ClickCounts): ClickCounts => ({
  clicks,
  humanClicks,
  readers,
  humanReaders,
});
