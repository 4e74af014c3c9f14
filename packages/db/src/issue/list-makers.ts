import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Somebody who changed an issue, or the settings that its approval relies on. */
export interface MakerRow {
  /** Null for the command line, which names nobody. */
  readonly person_id: string | null;
  /** The name of that person, or else the address. */
  readonly name: string | null;
  /** The latest change of settings, which an issue's bytes needn't show; null if there is none. */
  readonly settings_at: Date | null;
}

/**
 * Lists who changed an issue by the audit log: its reviews, at any time; the corrections that it
 * carries; its lines and its order;
 * and its newsletter's settings and preflight rules since the approval of the last issue that was
 * released. A key counts as the person who made it, and knows it. Compiling changes nothing that
 * isn't somebody's.
 *
 * The numbers of reviews and of settings bound its cost, by `audit_of_object` and `audit_of_issue`.
 */
export async function listMakers(
  db: Kysely<Database>,
  issue: { readonly id: string; readonly newsletter_id: string },
): Promise<MakerRow[]> {
  const { rows } = await sql<MakerRow>`
    with act as (
      select actor_kind, actor, null::timestamptz as settings_at from audit
      where object_kind = 'review'
        and object_id in (select review_id from issue_review where issue_id = ${issue.id})
      union all
      select actor_kind, actor, null from audit
      where object_kind = 'review' and step = 'correct-review'
        and object_id in (select c.review_id from issue_correction its
          join correction c on c.id = its.correction_id where its.issue_id = ${issue.id})
      union all
      -- One from before there was an audit log may be anybody's.
      select 'command', null, null from issue_review its
      where its.issue_id = ${issue.id} and not exists (
        select from audit where object_kind = 'review' and object_id = its.review_id
          and step = 'queue-review')
      union all
      select actor_kind, actor, null from audit
      where object_kind = 'issue' and object_id = ${issue.id} and step = 'set-issue'
      union all
      select actor_kind, actor, null from audit where issue_id = ${issue.id}
      union all
      select actor_kind, actor, at from audit
      where object_kind = 'newsletter' and object_id = ${issue.newsletter_id}
        and step in ('set-newsletter', 'set-sender', 'set-preflight-rules')
        and at > coalesce(
          (select max(approved_at) from issue
            where newsletter_id = ${issue.newsletter_id} and id <> ${issue.id}
              and state in ('sending', 'paused', 'sent')),
          '-infinity')
    ), maker as (
      select
        case act.actor_kind
          when 'person' then act.actor::bigint
          when 'key' then coalesce(api_key.made_by, api_key.person_id)
        end as person_id,
        max(act.settings_at) as settings_at
      from (
        select actor_kind, actor, max(settings_at) as settings_at from act
        where actor_kind in ('person', 'key', 'command')
        group by actor_kind, actor
      ) act
      left join api_key on act.actor_kind = 'key' and api_key.id::text = act.actor
      group by 1
    )
    select maker.person_id::text, coalesce(person.name, person.address) as name, maker.settings_at
    from maker left join person on person.id = maker.person_id
    order by maker.person_id nulls last`.execute(db);
  return rows;
}
