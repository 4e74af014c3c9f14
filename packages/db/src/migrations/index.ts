import type { Migration } from 'kysely/migration';
import { weeklyCycle } from './0001-weekly-cycle.ts';
import { signingKey } from './0002-signing-key.ts';
import { sendingRate } from './0003-sending-rate.ts';
import { batchTokens } from './0004-batch-tokens.ts';
import { feedback } from './0005-feedback.ts';
import { reconciliation } from './0006-reconciliation.ts';
import { newsletterTheme } from './0007-newsletter-theme.ts';
import { preflight } from './0008-preflight.ts';
import { proofs } from './0009-proofs.ts';
import { bestOf } from './0010-best-of.ts';
import { reminders } from './0011-reminders.ts';
import { finalCounts } from './0012-final-counts.ts';
import { quotaResets } from './0013-quota-resets.ts';
import { signUpLimits } from './0014-sign-up-limits.ts';
import { importEvidence } from './0015-import-evidence.ts';
import { noJobQueue } from './0016-no-job-queue.ts';
import { audit } from './0017-audit.ts';
import { articleKey } from './0018-article-key.ts';
import { issueDatesAndNumbers } from './0019-issue-dates-and-numbers.ts';
import { slotFacts } from './0020-slot-facts.ts';
import { tagline } from './0021-tagline.ts';
import { people } from './0022-people.ts';
import { editing } from './0023-editing.ts';
import { issueDesk } from './0024-issue-desk.ts';
import { choices } from './0025-choices.ts';
import { renditions } from './0026-renditions.ts';
import { readerLinks } from './0027-reader-links.ts';
import { signUpGuards } from './0028-sign-up-guards.ts';
import { archive } from './0029-archive.ts';
import { inboundMail } from './0030-inbound-mail.ts';
import { topics } from './0031-topics.ts';
import { bestOfSlots } from './0032-best-of-slots.ts';
import { archiveRewrites } from './0033-archive-rewrites.ts';
import { kindsAndAddresses } from './0034-kinds-and-addresses.ts';
import { collect } from './0035-collect.ts';
import { webhooks } from './0036-webhooks.ts';
import { corrections } from './0037-corrections.ts';
import { sendAgain } from './0038-send-again.ts';
import { leftAfter } from './0039-left-after.ts';
import { feedHost } from './0040-feed-host.ts';
import { mailedCandidates } from './0041-mailed-candidates.ts';
import { queueAnswers } from './0042-queue-answers.ts';
import { reports } from './0043-reports.ts';
import { urgentCorrections } from './0045-urgent-corrections.ts';
import { subscriberSearch } from './0047-subscriber-search.ts';
import { suppressionLifts } from './0048-suppression-lifts.ts';
import { inboundMarks } from './0050-inbound-marks.ts';
import { clicks } from './0051-clicks.ts';
import { subscriberImports } from './0052-subscriber-imports.ts';
import { retention } from './0054-retention.ts';
import { topicKeys } from './0055-topic-keys.ts';
import { restored } from './0056-restored.ts';
import { backups } from './0057-backups.ts';
import { afterARestore } from './0058-after-a-restore.ts';
import { gauges } from './0060-gauges.ts';
import { canaryReader } from './0061-canary-reader.ts';
import { buckets } from './0062-buckets.ts';
import { importStages } from './0063-import-stages.ts';
import { importIds } from './0064-import-ids.ts';

/** Every migration in order. One that has landed is never edited. */
export const migrations: Record<string, Migration> = {
  '0001-weekly-cycle': weeklyCycle,
  '0002-signing-key': signingKey,
  '0003-sending-rate': sendingRate,
  '0004-batch-tokens': batchTokens,
  '0005-feedback': feedback,
  '0006-reconciliation': reconciliation,
  '0007-newsletter-theme': newsletterTheme,
  '0008-preflight': preflight,
  '0009-proofs': proofs,
  '0010-best-of': bestOf,
  '0011-reminders': reminders,
  '0012-final-counts': finalCounts,
  '0013-quota-resets': quotaResets,
  '0014-sign-up-limits': signUpLimits,
  '0015-import-evidence': importEvidence,
  '0016-no-job-queue': noJobQueue,
  '0017-audit': audit,
  '0018-article-key': articleKey,
  '0019-issue-dates-and-numbers': issueDatesAndNumbers,
  '0020-slot-facts': slotFacts,
  '0021-tagline': tagline,
  '0022-people': people,
  '0023-editing': editing,
  '0024-issue-desk': issueDesk,
  '0025-choices': choices,
  '0026-renditions': renditions,
  '0027-reader-links': readerLinks,
  '0028-sign-up-guards': signUpGuards,
  '0029-archive': archive,
  '0030-inbound-mail': inboundMail,
  '0031-topics': topics,
  '0032-best-of-slots': bestOfSlots,
  '0033-archive-rewrites': archiveRewrites,
  '0034-kinds-and-addresses': kindsAndAddresses,
  '0035-collect': collect,
  '0036-webhooks': webhooks,
  '0037-corrections': corrections,
  '0038-send-again': sendAgain,
  '0039-left-after': leftAfter,
  '0040-feed-host': feedHost,
  '0041-mailed-candidates': mailedCandidates,
  '0042-queue-answers': queueAnswers,
  '0043-reports': reports,
  '0045-urgent-corrections': urgentCorrections,
  '0047-subscriber-search': subscriberSearch,
  '0048-suppression-lifts': suppressionLifts,
  '0050-inbound-marks': inboundMarks,
  '0051-clicks': clicks,
  '0052-subscriber-imports': subscriberImports,
  '0054-retention': retention,
  '0055-topic-keys': topicKeys,
  '0056-restored': restored,
  '0057-backups': backups,
  '0058-after-a-restore': afterARestore,
  '0060-gauges': gauges,
  '0061-canary-reader': canaryReader,
  '0062-buckets': buckets,
  '0063-import-stages': importStages,
  '0064-import-ids': importIds,
};
