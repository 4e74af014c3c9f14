import { sql, type RawBuilder } from 'kysely';

/** The columns or values that hold an article key. */
export interface KeyColumns {
  readonly url: RawBuilder<string | null>;
  readonly title: RawBuilder<string>;
}

/** `sameArticle` of core in SQL: true where two keys are of one article. */
export const sameArticle = (one: KeyColumns, other: KeyColumns): RawBuilder<boolean> =>
  sql<boolean>`(${one.url} = ${other.url}
    or (${one.url} is null or ${other.url} is null) and ${one.title} = ${other.title})`;
