import {
  archiveWords,
  SEARCH_LANGUAGES,
  searchLanguage,
  splitIdeographs,
  starsOf,
} from '@galley/core/archive';
import type { Review } from '@galley/core/review';
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const PAGE = 200;

/** What the archive finds reviews by (ADR 48). */
export const archive: Migration = {
  async up(db: Kysely<unknown>) {
    await createConfigurations(db);
    await sql`create table archived_review (
      review_id bigint primary key references review on delete cascade,
      newsletter_id bigint not null references newsletter,
      issue_id bigint not null references issue,
      place integer not null,
      outlet text not null,
      authors text[] not null,
      stars float8,
      names tsvector not null,
      words tsvector not null
    )`.execute(db);
    // No index holds a name of a configuration: pg_upgrade would refuse it.
    await sql`create index archived_words on archived_review using gin (words)`.execute(db);
    await sql`create index archived_authors on archived_review using gin (authors)`.execute(db);
    await sql`create index archived_outlets on archived_review (newsletter_id, outlet)`.execute(db);
    await sql`create index archived_issue on archived_review (issue_id)`.execute(db);
    for (let after = '0'; ;) {
      const page = await readPage(db, after);
      const last = page.at(-1);
      if (last === undefined) break;
      await storePage(db, page);
      after = last.id;
    }
  },
};

/**
 * For each language a configuration that also finds words without their accents. A server that
 * lacks or refuses `unaccent` goes on without.
 */
async function createConfigurations(db: Kysely<unknown>): Promise<void> {
  for (const language of [...SEARCH_LANGUAGES, 'simple']) {
    await sql
      .raw(
        `do $$ begin
           if exists (select from pg_ts_config where cfgname = 'galley_${language}') then
             return;
           end if;
           -- An older server knows fewer languages.
           if exists (select from pg_ts_config where cfgname = '${language}') then
             create text search configuration galley_${language} (copy = pg_catalog.${language});
           else
             create text search configuration galley_${language} (copy = pg_catalog.simple);
           end if;
         end $$`,
      )
      .execute(db);
  }
  const stems = [...SEARCH_LANGUAGES, 'simple']
    .map(
      (language) => `
        select string_agg(distinct d.dictname, ', ') into stems
        from pg_ts_config_map m join pg_ts_config c on c.oid = m.mapcfg
          join pg_ts_dict d on d.oid = m.mapdict
        where c.cfgname = 'galley_${language}' and m.maptokentype = 2;
        execute format('alter text search configuration galley_${language}
          alter mapping for word, hword, hword_part with unaccent, %s', stems);`,
    )
    .join('\n');
  await sql
    .raw(
      `do $$ declare stems text; begin
         create extension if not exists unaccent;
         ${stems}
       exception when others then
         raise notice 'searches tell accents apart: %', sqlerrm;
       end $$`,
    )
    .execute(db);
}

interface Stored {
  readonly id: string;
  readonly document: Review;
  readonly language: string;
}

async function readPage(db: Kysely<unknown>, after: string): Promise<readonly Stored[]> {
  const { rows } = await sql<Stored>`
    select review.id, review.document, newsletter.language
    from review join newsletter on newsletter.id = review.newsletter_id
    where review.id > ${after} and exists (
      select from issue_review join issue on issue.id = issue_review.issue_id
      where issue_review.review_id = review.id
        and (issue.state in ('sending', 'paused', 'sent') or issue.state = 'cancelled' and issue.released_at is not null)
    )
    order by review.id limit ${PAGE}`.execute(db);
  return rows;
}

async function storePage(db: Kysely<unknown>, page: readonly Stored[]): Promise<void> {
  const words = page.map(({ document }) => archiveWords(document));
  const split = (name: keyof (typeof words)[number]) =>
    words.map((each) => splitIdeographs(each[name]));
  const rules = page.map(({ language }) => `galley_${searchLanguage(language)}`);
  await sql`
    insert into archived_review
      (review_id, newsletter_id, issue_id, place, outlet, authors, stars, names, words)
    select its.id, first.newsletter_id, first.issue_id, first.position,
      its.outlet, array(select jsonb_array_elements_text(its.authors)), its.stars,
      title || credits, title || credits || summary || rest
    from (
      select id, outlet, authors, stars,
        setweight(to_tsvector(rules::regconfig, title), 'A') as title,
        setweight(to_tsvector(rules::regconfig, credits), 'B') as credits,
        setweight(to_tsvector(rules::regconfig, summary), 'C') as summary,
        setweight(to_tsvector(rules::regconfig, rest), 'D') as rest
      from unnest(
        ${page.map(({ id }) => id)}::bigint[], ${rules}::text[],
        ${page.map(({ document }) => document.outlet)}::text[],
        ${page.map(({ document }) => JSON.stringify(document.authors))}::jsonb[],
        ${page.map(({ document }) => starsOf(document.rating))}::float8[],
        ${split('title')}::text[], ${split('credits')}::text[],
        ${split('summary')}::text[], ${split('rest')}::text[]
      ) as t (id, rules, outlet, authors, stars, title, credits, summary, rest)
    ) its
    cross join lateral (
      select issue.newsletter_id, issue.id as issue_id, issue_review.position
      from issue_review join issue on issue.id = issue_review.issue_id
      where issue_review.review_id = its.id
      order by issue.state = 'cancelled', issue.released_at is null, issue.id limit 1
    ) first
    on conflict do nothing`.execute(db);
}
