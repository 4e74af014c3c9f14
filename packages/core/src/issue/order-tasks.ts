/** A review, by the name that people know it by. */
export interface TaskReview {
  readonly id: string;
  readonly title: string;
}

interface OnIssue {
  readonly number: number;
  readonly subject: string;
  readonly dueAt: Date | null;
}

/** Something that waits for a person. */
export type Task =
  /** The next slot would be skipped. */
  | { readonly kind: 'too-few'; readonly ready: number; readonly minimum: number }
  | ({ readonly kind: 'approve' } & OnIssue)
  | ({ readonly kind: 'held-issue'; readonly reason: string | null } & OnIssue)
  /** It won't go on by itself. */
  | ({ readonly kind: 'paused-issue' } & OnIssue)
  /** Nobody knows whether the mail of these readers was accepted. */
  | ({ readonly kind: 'uncertain'; readonly readers: number } & OnIssue)
  /** Edits that the issue doesn't hold. */
  | ({ readonly kind: 'pending'; readonly reviews: readonly TaskReview[] } & OnIssue)
  | { readonly kind: 'featured-before'; readonly reviews: readonly TaskReview[] }
  /** Ready, but over the maximum. */
  | {
      readonly kind: 'carried-over';
      readonly reviews: readonly TaskReview[];
      readonly maximum: number;
    };

/**
 * Orders tasks, the most urgent first: issues that stand still, then what has a deadline, the
 * earliest first, then the rest. The queue's tasks have to be done by the next cut-off.
 */
export const orderTasks = (tasks: readonly Task[], cutOffAt: Date | null): readonly Task[] =>
  tasks.toSorted(
    (a, b) =>
      stands(a) - stands(b) ||
      deadline(a, cutOffAt) - deadline(b, cutOffAt) ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      numberOf(a) - numberOf(b),
  );

/** With the same deadline, edits come before the approval of their issue. */
const KINDS: readonly Task['kind'][] = [
  'paused-issue',
  'held-issue',
  'uncertain',
  'pending',
  'approve',
  'too-few',
  'featured-before',
  'carried-over',
];

const stands = ({ kind }: Task): number =>
  kind === 'paused-issue' ? 0 : kind === 'held-issue' ? 1 : kind === 'uncertain' ? 2 : 3;

const deadline = (task: Task, cutOffAt: Date | null): number =>
  ('dueAt' in task ? task.dueAt : cutOffAt)?.getTime() ?? Number.MAX_SAFE_INTEGER;

const numberOf = (task: Task): number => ('number' in task ? task.number : 0);
