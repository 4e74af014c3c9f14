import type { CreatedAt, Generated, Id, Json } from '../schema/columns.ts';

export type PostState = 'waiting' | 'delivered' | 'failed';

/** One try to post an event to a target. */
export interface WebhookTry {
  readonly at: string;
  readonly milliseconds: number;
  /** Null if no answer came. */
  readonly status: number | null;
  /** Why none came, or how the answer begins. */
  readonly detail: string;
}

/** One event on its way to one target. */
export interface WebhookPostTable {
  event_id: string;
  target_id: Id;
  state: Generated<PostState>;
  attempt: Generated<number>;
  retries: Generated<number>;
  not_before: Generated<Date>;
  created_at: CreatedAt;
  ended_at: Date | null;
  tries: Json<readonly WebhookTry[]>;
}
