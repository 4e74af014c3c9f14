import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What subscribers are found by: their address, its domain, each word of their name (ADR 60). */
export const subscriberSearch: Migration = {
  async up(db: Kysely<unknown>) {
    // The collation "C" compares bytes, so a prefix is a range whatever the database's locale is.
    await sql`create index subscriber_by_address on subscriber
      ((address_canonical collate "C"))`.execute(db);
    await sql`create index subscriber_by_domain on subscriber
      ((split_part(address_canonical, '@', 2) collate "C"), (address_canonical collate "C"))`.execute(
      db,
    );
    await sql`create index subscription_unmailed on subscription
      (newsletter_id, status, subscriber_id) where status <> 'confirmed'`.execute(db);
    await sql`create index subscription_paused on subscription (newsletter_id, subscriber_id)
      where paused_until is not null`.execute(db);
    await createNameWords(db);
    await sql`create table subscriber_word (
      subscriber_id bigint not null,
      word text collate "C" not null
    )`.execute(db);
    await sql`insert into subscriber_word (subscriber_id, word)
      select s.id, w.word from subscriber s
      cross join lateral unnest(galley_name_words(s.name)) as w (word)
      where s.name is not null`.execute(db);
    await sql`alter table subscriber_word add primary key (subscriber_id, word)`.execute(db);
    await sql`create index subscriber_by_word on subscriber_word (word, subscriber_id)`.execute(db);
    await sql`analyze subscriber_word`.execute(db);
    for (const trigger of TRIGGERS) await sql.raw(trigger).execute(db);
  },
};

/** Accents, and the vowel signs of Hebrew and Arabic, which people leave out when they search. */
const MARKS =
  '[\\u0300-\\u036f\\u0591-\\u05bd\\u05bf-\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670]+';
/** What stands between words. Named one by one: some locales know only those of ASCII. */
const GAPS =
  '[][\\s!-/:-@\\\\^_`{-~\\u00a0-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb-\\u00bf\\u060c\\u2000-\\u206f\\u3000-\\u3002\\u30fb\\uff0c]+';

/** Makes the function that cuts a name into the words by which it is found. */
async function createNameWords(db: Kysely<unknown>): Promise<void> {
  // The locale "C" knows no capitals but A to Z. Postgres has this collation unless it was built
  // without ICU.
  const { rows: icu } = await sql`select from pg_collation where collname = 'und-x-icu'`.execute(
    db,
  );
  const anyCase = icu.length > 0 ? 'collate "und-x-icu"' : '';
  await sql
    .raw(
      `create function galley_name_words(name text) returns text[]
        language sql immutable parallel safe as $$
          select array(
            select distinct left(w.word, 60) from regexp_split_to_table(
              regexp_replace(lower(normalize(name, NFKD) ${anyCase}), '${MARKS}', '', 'g'), '${GAPS}'
            ) as w (word) where w.word <> ''
          )
        $$`,
    )
    .execute(db);
}

/** Whatever writes or removes a name keeps its words, too. */
const TRIGGERS = [
  `create function galley_add_subscriber_words() returns trigger language plpgsql as $$ begin
    insert into subscriber_word (subscriber_id, word)
      select a.id, w.word from added a
      cross join lateral unnest(galley_name_words(a.name)) as w (word)
      where a.name is not null;
    return null;
  end $$`,
  `create trigger subscriber_words_added after insert on subscriber
    referencing new table as added
    for each statement execute function galley_add_subscriber_words()`,
  `create function galley_change_subscriber_words() returns trigger language plpgsql as $$ begin
    delete from subscriber_word where subscriber_id = old.id;
    insert into subscriber_word (subscriber_id, word)
      select new.id, w.word from unnest(galley_name_words(new.name)) as w (word);
    return null;
  end $$`,
  `create trigger subscriber_words_changed after update of name on subscriber
    for each row when (old.name is distinct from new.name)
    execute function galley_change_subscriber_words()`,
  `create function galley_remove_subscriber_words() returns trigger language plpgsql as $$ begin
    delete from subscriber_word where subscriber_id = old.id;
    return null;
  end $$`,
  `create trigger subscriber_words_removed after delete on subscriber
    for each row execute function galley_remove_subscriber_words()`,
];
