import type { Gauges } from '@galley/press/operate';

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number | null];

/** A number that is read from rows, so that every process shows the same. */
export interface RowMetric {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  /** One value, or one for each set of labels; null is not shown. */
  readonly read: (gauges: Gauges) => number | null | readonly Sample[];
}

/** The states that an issue can wait or stay in. */
const OPEN_STATES = ['draft', 'approved', 'held', 'sending', 'paused'] as const;

/** Everything that alerts look at, in the order of docs/metrics.md. */
export const ROW_METRICS: readonly RowMetric[] = [
  {
    name: 'galley_installation_held',
    help: '1 while nothing is compiled or sent, because a backup was restored here.',
    read: ({ held }) => Number(held),
  },
  {
    name: 'galley_slot_overdue_seconds',
    help: 'How long ago the cut-off passed of the oldest slot that no scheduler has decided.',
    read: ({ slotOverdue }) => slotOverdue,
  },
  {
    name: 'galley_issue_overdue_seconds',
    help: 'How long ago the oldest issue was due that has not been released.',
    read: ({ issueOverdue }) => issueOverdue,
  },
  {
    name: 'galley_issues',
    help: 'Open issues by state.',
    labels: ['state'],
    read: ({ issues }) => OPEN_STATES.map((state) => [{ state }, issues[state] ?? 0]),
  },
  {
    name: 'galley_issue_stalled_seconds',
    help: 'For how long nothing has happened to an issue that is being sent.',
    read: ({ issueStalled }) => issueStalled,
  },
  {
    name: 'galley_issues_paused_for_quota',
    help: 'Issues that wait for a quota of the mail provider to reset.',
    read: ({ pausedForQuota }) => pausedForQuota,
  },
  {
    name: 'galley_deliveries_uncertain',
    help: 'Readers of whom nobody knows whether their mail was taken.',
    read: ({ uncertain }) => uncertain,
  },
  {
    name: 'galley_recent_mails',
    help: "Mails of the last seven days' issues, by what the mail provider said to them.",
    labels: ['outcome'],
    read: ({ recent }) => [
      [{ outcome: 'accepted' }, recent.accepted],
      [{ outcome: 'rejected' }, recent.rejected],
    ],
  },
  {
    name: 'galley_recent_bounces',
    help: 'Mails of the same issues that bounced for good.',
    read: ({ recentBounces }) => recentBounces,
  },
  {
    name: 'galley_recent_complaints',
    help: 'Mails of the same issues that readers marked as spam.',
    read: ({ recentComplaints }) => recentComplaints,
  },
  {
    name: 'galley_feedback_oldest_seconds',
    help: 'The age of the oldest provider event that is not applied yet.',
    read: ({ feedbackOldest }) => feedbackOldest,
  },
  {
    name: 'galley_sending_rate_per_second',
    help: 'How many calls a second all processes together make to the mail provider; absent while no limit is known.',
    read: ({ perSecond }) => perSecond,
  },
  {
    name: 'galley_sending_hold_seconds',
    help: 'For how much longer no call is made, because the mail provider asked for a pause.',
    read: ({ heldFor }) => heldFor,
  },
  {
    name: 'galley_quota_used',
    help: "How much of the mail provider's quota is used, as last seen.",
    labels: ['period'],
    read: ({ quotas }) => [
      [{ period: 'daily' }, quotas.daily.used],
      [{ period: 'monthly' }, quotas.monthly.used],
    ],
  },
  {
    name: 'galley_quota_limit',
    help: 'That quota; absent if there is none or it is not known.',
    labels: ['period'],
    read: ({ quotas }) => [
      [{ period: 'daily' }, quotas.daily.limit],
      [{ period: 'monthly' }, quotas.monthly.limit],
    ],
  },
  {
    name: 'galley_sign_up_breakers_open',
    help: 'Newsletters whose confirmation mails are stopped.',
    read: ({ openBreakers }) => openBreakers,
  },
  {
    name: 'galley_waiting',
    help: 'Work that could be done now, by kind; counted up to 100,000.',
    labels: ['work'],
    read: (gauges) => backlogs(gauges, 'waiting'),
  },
  {
    name: 'galley_waiting_oldest_seconds',
    help: 'For how long the oldest of that work could have been done.',
    labels: ['work'],
    read: (gauges) => backlogs(gauges, 'oldest'),
  },
  {
    name: 'galley_webhook_targets_disabled',
    help: 'Targets of our webhooks to which nothing is posted any more.',
    read: ({ disabledTargets }) => disabledTargets,
  },
  {
    name: 'galley_canary_missing_seconds',
    help: 'How long the copy of an issue has been on its way that Galley mailed to itself and that has not come back; 0 if none is missing.',
    read: ({ canaryMissing }) => canaryMissing,
  },
  {
    name: 'galley_backup_age_seconds',
    help: 'The age of the last backup; absent if there is none.',
    read: ({ backupAge }) => backupAge,
  },
];

function backlogs(gauges: Gauges, what: 'waiting' | 'oldest'): readonly Sample[] {
  const { notices, imports, posts, inbound } = gauges;
  return Object.entries({ notices, imports, webhooks: posts, inbound }).map(([work, its]) => [
    { work },
    its[what],
  ]);
}
