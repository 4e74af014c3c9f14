import { articleKeyOf, unwrapReview, type Review } from '@galley/core/review';
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const PAGE = 200;

/**
 * Stores the whole article key beside each review, by the rule that now holds, and unwraps the
 * links of reviews (ADR 31).
 */
export const articleKey: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table review add column title_key text`.execute(db);
    for (let after = '0'; ;) {
      const page = await readPage(db, after);
      const last = page.at(-1);
      if (last === undefined) break;
      await storePage(db, page);
      after = last.id;
    }
    await sql`alter table review alter column title_key set not null`.execute(db);
    await sql`create index review_by_title on review (newsletter_id, title_key)`.execute(db);
  },
};

interface Stored {
  readonly id: string;
  readonly document: Review;
}

async function readPage(db: Kysely<unknown>, after: string): Promise<readonly Stored[]> {
  const { rows } = await sql<Stored>`
    select id, document from review where id > ${after} order by id limit ${PAGE}`.execute(db);
  return rows;
}

async function storePage(db: Kysely<unknown>, page: readonly Stored[]): Promise<void> {
  const documents = page.map(({ document }) => unwrapReview(document));
  const keys = documents.map(articleKeyOf);
  await sql`
    update review set canonical_url = new.url, title_key = new.title, document = new.document
    from unnest(${page.map(({ id }) => id)}::bigint[], ${keys.map(({ url }) => url)}::text[],
      ${keys.map(({ title }) => title)}::text[],
      ${documents.map((document) => JSON.stringify(document))}::jsonb[])
      as new (id, url, title, document)
    where review.id = new.id`.execute(db);
}
