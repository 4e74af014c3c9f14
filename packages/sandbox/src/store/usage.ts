import type { Store } from './open-store.ts';

/** Mails accepted, each recipient counted, since the UTC day and month began. */
export interface Usage {
  readonly day: number;
  readonly month: number;
}

export const countUsage = (store: Store, now: Date): Usage => {
  const day = now.toISOString().slice(0, 10);
  const [row] = store.all<{ day: number; month: number }>(
    `select coalesce(sum(mails) filter (where day = ?), 0) as day, coalesce(sum(mails), 0) as month
     from usage where day >= ? and day <= ?`,
    day,
    `${day.slice(0, 7)}-01`,
    `${day.slice(0, 7)}-31`,
  );
  return { day: row?.day ?? 0, month: row?.month ?? 0 };
};
