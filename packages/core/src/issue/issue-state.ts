export const ISSUE_STATES = [
  'draft',
  'approved',
  'sending',
  'sent',
  'held',
  'paused',
  'cancelled',
] as const;

export type IssueState = (typeof ISSUE_STATES)[number];

/** Every legal change of an issue's state; every other is refused. */
export const ISSUE_EDGES: Readonly<Record<IssueState, readonly IssueState[]>> = {
  draft: ['approved', 'held', 'cancelled'],
  approved: ['draft', 'sending', 'held', 'cancelled'],
  // Held: taken back within the undo window.
  sending: ['sent', 'paused', 'held', 'cancelled'],
  paused: ['sending', 'cancelled'],
  held: ['draft', 'approved', 'cancelled'],
  // Sent again to those who were rejected for a reason that has gone.
  sent: ['sending'],
  cancelled: [],
};

/** True when an issue may go from one state to the other. */
export const isIssueEdge = (from: IssueState, to: IssueState): boolean =>
  ISSUE_EDGES[from].includes(to);
