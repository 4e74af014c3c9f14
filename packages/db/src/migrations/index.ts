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
};
