import { sql, type RawBuilder } from 'kysely';

/** True for reviews whose title, outlet, authors or URL contain each of these words, in any case. */
export function matches(text: string): RawBuilder<boolean> {
  const words = new Set(
    text
      .toLowerCase()
      .split(/\s+/u)
      .filter((word) => word !== ''),
  );
  const contained = [...words].map((word) => sql`strpos(review.search, ${word}) > 0`);
  return contained.length === 0 ? sql`true` : sql`(${sql.join(contained, sql` and `)})`;
}
