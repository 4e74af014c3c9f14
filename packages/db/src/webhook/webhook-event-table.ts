import type { CreatedAt, Generated, Id, Json } from '../schema/columns.ts';

/** What is known of an event when it happens; nothing about a person but a number. */
export interface WebhookFacts {
  readonly issue?: {
    readonly number: number;
    readonly subject: string;
    readonly reason: string | null;
  };
  readonly reason?: string;
}

/** Something that has happened, as targets hear of it. */
export interface WebhookEventTable {
  id: Generated<string>;
  type: string;
  newsletter_id: Id | null;
  subscriber_id: Id | null;
  data: Json<WebhookFacts>;
  at: CreatedAt;
}
