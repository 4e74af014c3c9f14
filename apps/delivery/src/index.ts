export type { DeliveryOptions } from './delivery-options.ts';
export { lookUpTexts, type LookUpTexts } from './inbound/look-up-texts.ts';
export { reconcileIssue, type Reconciliation } from './issue/reconcile-issue.ts';
export { lookBack, type LookedBack } from './restore/look-back.ts';
export { SEND_LIMITS } from './issue/send-limits.ts';
export { startDelivery, type RunningDelivery } from './start-delivery.ts';
export { askQuotas } from './wire/ask-quotas.ts';
export { workIssueUntilDone, type Progress } from './issue/work-issue-until-done.ts';
export { postWebhooksNow } from './webhook/post-now.ts';
