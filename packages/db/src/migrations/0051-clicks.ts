import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `alter table newsletter add column clicks boolean not null default false`,
  // The links of an issue whose clicks are counted. An issue has some only if its newsletter wanted
  // that when its audience was frozen.
  `create table issue_link (
    issue_id bigint not null references issue,
    link integer not null,
    url text not null,
    primary key (issue_id, link)
  )`,
  // All that is kept of a click, and only as long as the deliveries of its issue.
  `create table click (
    issue_id bigint not null,
    subscriber_id bigint not null references subscriber on delete cascade,
    link integer not null,
    clicked_at timestamptz not null,
    sign text check (sign in ('program', 'at-delivery', 'burst')),
    primary key (issue_id, subscriber_id, link, clicked_at),
    foreign key (issue_id, link) references issue_link on delete cascade
  )`,
  `create index click_of_subscriber on click (subscriber_id)`,
  // A kept report counts clicks too, so each change of them is news for it.
  ...(['insert', 'update', 'delete'] as const).map(
    (what) => `create trigger click_${what} after ${what} on click
      referencing ${what === 'delete' ? 'old' : 'new'} table as changed
      for each statement execute function note_delivery_change()`,
  ),
];

export const clicks: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
