import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Evidence that nothing changes, proofs of work that count once, and a newsletter's own texts. */
export const signUpGuards: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table consent
      -- Which edition of the words it was: equal words have equal editions.
      add column wording_version text not null generated always as (left(md5(wording), 12)) stored`.execute(
      db,
    );
    // Evidence that could be changed would prove nothing. Only the IP address of a row from before
    // addresses were hashed may still become its hash.
    await sql`create or replace function keep_consent() returns trigger language plpgsql as $$
      begin
        if old.ip is not null and old.ip not like 'hmac:%' and new.ip like 'hmac:%' then
          old.ip := new.ip;
        end if;
        if (to_jsonb(new) - 'wording_version') is distinct from (to_jsonb(old) - 'wording_version') then
          raise exception 'rows of consent are never changed';
        end if;
        return new;
      end $$`.execute(db);
    await sql`create trigger keep_consent before update on consent
      for each row execute function keep_consent()`.execute(db);
    await sql`create index consent_with_address on consent (id)
      where ip is not null and ip not like 'hmac:%'`.execute(db);
    await sql`create table spent_proof (
      key text primary key,
      expires_at timestamptz not null
    )`.execute(db);
    await sql`create index spent_proof_expiry on spent_proof (expires_at)`.execute(db);
    await sql`create index subscription_pending on subscription (updated_at)
      where status = 'pending'`.execute(db);
    await sql`alter table newsletter
      -- Paragraphs of its own in the mails that ask to confirm and that welcome.
      add column confirmation_text text,
      add column welcome_text text`.execute(db);
  },
};
