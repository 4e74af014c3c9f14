import { reviewSchema } from '@galley/core/review/formats';
import { z } from 'zod';
import * as answer from './answer/index.ts';
import * as collect from './collect/index.ts';
import * as editor from './editor/index.ts';
import * as issue from './issue/index.ts';
import * as newsletter from './newsletter/index.ts';
import * as operate from './operate/index.ts';
import * as proofFile from './proof-file/index.ts';
import * as review from './review/index.ts';
import * as subscriber from './subscriber/index.ts';
import * as webhook from './webhook/index.ts';

/** The `--json` output of each command that succeeds; others print an error's answer. */
export const OUTPUTS: Readonly<Record<string, z.ZodType>> = {
  start: operate.startedShape,
  doctor: operate.checksShape,
  migrate: operate.migrationsShape,
  backup: operate.writtenBackupShape,
  restore: operate.restoredBackupShape,
  'upgrade-postgres': operate.upgradedPostgresShape,
  distribute: operate.distributedReadersShape,
  trim: operate.droppedDeliveriesShape,
  'restored show': operate.restoredStandingShape,
  'restored look': operate.restoredStandingShape,
  'restored replay': operate.restoredStandingShape,
  'restored release': operate.restoredStandingShape,
  'restored adopt': operate.restoredStandingShape,
  'retention show': operate.retentionShape,
  'retention set': operate.retentionShape,
  'newsletter list': z.array(newsletter.newsletterShape),
  'newsletter show': newsletter.newsletterShape,
  'newsletter set': newsletter.newsletterShape,
  'newsletter rules': z.array(newsletter.preflightRuleShape),
  'newsletter choices': newsletter.readerChoicesShape,
  'newsletter domain': newsletter.senderDomainShape,
  'newsletter mails': newsletter.newsletterMailsShape,
  'newsletter report': newsletter.newsletterReportShape,
  calendar: newsletter.calendarShape,
  'review parse': reviewSchema,
  // For several files or a folder it prints what became of each.
  'review add': z.union([review.listedReviewShape, answer.addedReviewsShape]),
  'import reviews': answer.importedReviewsShape,
  'review list': z.array(review.listedReviewShape),
  'review show': review.listedReviewShape,
  'review edit': review.changedReviewShape,
  'review apply': review.changedReviewShape,
  // With --version it prints that version.
  'review history': z.union([review.reviewHistoryShape, review.reviewVersionShape]),
  'review restore': review.changedReviewShape,
  'review correct': review.correctedReviewShape,
  'review corrections': review.correctionsShape,
  'review remove': review.changedReviewShape,
  'review pin': review.changedReviewShape,
  'review move': review.changedReviewShape,
  'review hold': review.changedReviewShape,
  collect: collect.articleLookUpShape,
  'feed add': collect.watchedFeedShape,
  'feed list': z.array(collect.watchedFeedShape),
  'feed remove': collect.stoppedFeedShape,
  'candidate list': collect.candidatePageShape,
  'candidate take': review.listedReviewShape,
  // For several it prints each.
  'candidate dismiss': z.union([collect.candidateShape, z.array(collect.candidateShape)]),
  'issue compile': issue.compiledIssueShape,
  'issue list': z.array(issue.issueShape),
  'issue show': issue.shownIssueShape,
  'issue set': issue.changedIssueShape,
  'issue preflight': issue.preflightReportShape,
  'issue forecast': issue.sendForecastShape,
  'issue test': issue.sentTestShape,
  // If preflight stops the issue, it prints the report and exits with 1.
  'issue approve': z.union([issue.approvedIssueShape, issue.preflightReportShape]),
  // With --wait it prints the issue's final status.
  'issue send': z.union([issue.releasedIssueShape, issue.issueStatusShape]),
  'issue take-back': issue.issueShape,
  // With --wait it prints the issue's final status.
  'issue send-again': z.union([issue.sentAgainShape, issue.issueStatusShape]),
  'issue pause': issue.issueShape,
  'issue resume': issue.issueShape,
  'issue cancel': issue.cancelledIssueShape,
  'issue status': issue.issueStatusShape,
  'issue report': issue.issueReportShape,
  'proof-file write': proofFile.writtenProofShape,
  // If something doesn't hold, it prints this and exits with 1.
  'proof-file verify': proofFile.verifiedProofShape,
  'issue reconcile': z.union([issue.reconciliationShape, issue.decidedBatchShape]),
  proof: z.union([operate.readyProofShape, operate.picturesShape]),
  'subscriber import': subscriber.importReportShape,
  'subscriber add': subscriber.addedSubscriberShape,
  'subscriber list': subscriber.subscriberPageShape,
  'subscriber search': subscriber.subscriberPageShape,
  'subscriber show': subscriber.subscriberShape,
  'subscriber history': subscriber.memberHistoryShape,
  'subscriber suppress': subscriber.suppressedShape,
  'subscriber unsuppress': subscriber.unsuppressedShape,
  // With --dry-run it prints what would be erased.
  'subscriber erase': z.union([subscriber.erasedShape, subscriber.foreseenErasureShape]),
  'subscriber export': z.array(subscriber.exportedSubscriberShape),
  'person invite': editor.invitedPersonShape,
  'person list': editor.peopleShape,
  'person role': editor.personShape,
  'person remove': editor.removedPersonShape,
  'person confirm': editor.personShape,
  'token create': editor.createdKeyShape,
  'token list': z.array(editor.keyShape),
  'token revoke': editor.revokedKeyShape,
  'webhook add': webhook.revealedWebhookShape,
  'webhook list': z.array(webhook.webhookShape),
  'webhook show': webhook.shownWebhookShape,
  'webhook test': webhook.testedWebhookShape,
  'webhook replay': webhook.replayedWebhookShape,
  'webhook rotate': webhook.revealedWebhookShape,
  'webhook enable': webhook.webhookShape,
  'webhook remove': webhook.removedWebhookShape,
  audit: editor.actsShape,
};
