import type { AttemptTable } from './attempt.ts';
import type { BatchTable } from './batch.ts';
import type { ConsentTable } from './consent.ts';
import type { DeliveryTable } from './delivery.ts';
import type { FeedbackEventTable } from './feedback-event.ts';
import type { FeedbackSweepTable } from './feedback-sweep.ts';
import type { InstallationTable } from './installation.ts';
import type { IssueReviewTable } from './issue-review.ts';
import type { IssueTable } from './issue.ts';
import type { NewsletterTable } from './newsletter.ts';
import type { NoticeTable } from './notice.ts';
import type { ProofTable } from './proof.ts';
import type { ReconciliationTable } from './reconciliation.ts';
import type { RenditionTable } from './rendition.ts';
import type { ReviewTable } from './review.ts';
import type { SendingRateTable } from './sending-rate.ts';
import type { SlotTable } from './slot.ts';
import type { SubscriberTable } from './subscriber.ts';
import type { SubscriptionTable } from './subscription.ts';
import type { SuppressionTable } from './suppression.ts';
import type { TransientBounceTable } from './transient-bounce.ts';

/** Every table, as Kysely sees it; `schema.test.ts` holds it against the real one. */
export interface Database {
  attempt: AttemptTable;
  batch: BatchTable;
  consent: ConsentTable;
  delivery: DeliveryTable;
  feedback_event: FeedbackEventTable;
  feedback_sweep: FeedbackSweepTable;
  installation: InstallationTable;
  issue: IssueTable;
  issue_review: IssueReviewTable;
  newsletter: NewsletterTable;
  notice: NoticeTable;
  proof: ProofTable;
  reconciliation: ReconciliationTable;
  rendition: RenditionTable;
  review: ReviewTable;
  sending_rate: SendingRateTable;
  slot: SlotTable;
  subscriber: SubscriberTable;
  subscription: SubscriptionTable;
  suppression: SuppressionTable;
  transient_bounce: TransientBounceTable;
}
