import * as core from '@galley/core/review';
import { withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { sameArticle, type KeyColumns } from './same-article.ts';

const test = withDatabase();

const keys = [null, 'https://a.example/1', 'https://a.example/2'].flatMap((url) =>
  ['one\na', 'two\na'].map((title): core.ArticleKey => ({ url, title })),
);
const values = ({ url, title }: core.ArticleKey): KeyColumns => ({
  url: sql`${url}::text`,
  title: sql`${title}::text`,
});

it('knows two reviews of one article exactly if core does', async () => {
  const pairs = keys.flatMap((one) => keys.map((other) => [one, other] as const));
  const { rows } = await sql<{ same: boolean | null }>`
    ${sql.join(
      pairs.map(([one, other]) => sql`select ${sameArticle(values(one), values(other))} as same`),
      sql` union all `,
    )}`.execute(test.db);
  expect(rows.map(({ same }) => Boolean(same))).toEqual(
    pairs.map(([one, other]) => core.sameArticle(one, other) !== null),
  );
});
