import { refusalSubject } from './refusal-subject.ts';

/** What is stored about a batch that ended rejected. */
export interface Rejection {
  /** True when a named person decided that its uncertain mail never arrived. */
  readonly isDecided: boolean;
  /** True when a mail id or an event of one of its readers shows that it was accepted after all. */
  readonly isHeard: boolean;
  /** The refusal as `describeRefusal` put it. */
  readonly reason: string | null;
}

/**
 * Whether the readers of a rejected batch may be sent their issue again.
 *
 * - `again`: it was refused for the key, the quota or the account, or a person found that it never
 *   arrived: the cause isn't the reader.
 * - `arrived`: something shows that it was accepted, so another mail would be a second one.
 * - `stays`: it was refused for the reader's own address, or for a cause that the same bytes would
 *   meet again.
 */
export type RejectionJudgement = 'again' | 'arrived' | 'stays';

/** Decides it from what is stored; in doubt, nobody is sent anything. */
export function judgeRejection({ isDecided, isHeard, reason }: Rejection): RejectionJudgement {
  if (isHeard) return 'arrived';
  if (isDecided) return 'again';
  // As `describeRefusal` put it: status, name, message.
  const [status = '', name = '', ...words] = (reason ?? '').split(' · ');
  if (!status.startsWith('HTTP ')) return 'stays';
  const isQuota = name === 'daily_quota_exceeded' || name === 'monthly_quota_exceeded';
  const about = refusalSubject({ name, message: words.join(' · ') }, []);
  return isQuota || about === 'account' ? 'again' : 'stays';
}
