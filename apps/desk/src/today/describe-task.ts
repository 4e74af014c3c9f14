import { issueName } from '@galley/core/issue/name';
import type { Task } from '@galley/contract/editor';
import type { DeskWording } from '@galley/wording/desk';

/** A task as the screen says it, and where it is done. */
export interface DescribedTask {
  readonly title: string;
  readonly more: string | null;
  /** Reviews that it is about. */
  readonly reviews: readonly { readonly id: string; readonly title: string }[];
  readonly to: string;
  readonly action: string;
}

/** Puts a task into words. */
export function describeTask(
  task: Task,
  slug: string,
  { words, moments }: Pick<DeskWording, 'words' | 'moments'>,
  now: number,
): DescribedTask {
  const { task: say, actions, issue: name } = words.queue.today;
  const none = { more: null, reviews: [] };
  const at = (number: number): string => name(number);
  const onIssue = (number: number) => ({
    ...none,
    to: `/issues/${slug}/${issueName(number)}`,
    action: actions.issue,
  });
  const due = (dueAt: string | null): string | null =>
    dueAt === null ? null : say.due(moments.full(dueAt), moments.away(dueAt, now));
  const queue = { to: `/queue/${slug}`, action: actions.queue };
  switch (task.kind) {
    case 'too-few':
      return {
        ...none,
        title: say.tooFew(task.ready, task.minimum),
        to: `/queue/${slug}/add`,
        action: actions.write,
      };
    case 'approve':
      return {
        ...onIssue(task.number),
        title: say.approve(at(task.number)),
        more: join(task.subject, due(task.dueAt)),
      };
    case 'held-issue':
      return {
        ...onIssue(task.number),
        title: say.heldIssue(at(task.number)),
        more: join(task.subject, due(task.dueAt)),
      };
    case 'paused-issue':
      return {
        ...onIssue(task.number),
        title: say.pausedIssue(at(task.number)),
        more: task.subject,
      };
    case 'uncertain':
      return {
        ...onIssue(task.number),
        title: say.uncertain(task.readers, at(task.number)),
        more: task.subject,
      };
    case 'pending':
      return {
        title: say.pending(at(task.number)),
        more: due(task.dueAt),
        reviews: task.reviews,
        to: `/reviews/${task.reviews[0]?.id}`,
        action: actions.review,
      };
    case 'featured-before':
      return {
        ...none,
        ...queue,
        title: say.featuredBefore(task.reviews.length),
        reviews: task.reviews,
      };
    case 'carried-over':
      return {
        ...none,
        ...queue,
        title: say.carriedOver(task.reviews.length, task.maximum),
        reviews: task.reviews,
      };
  }

  function join(...texts: readonly (string | null)[]): string {
    return texts.filter((text) => text !== null && text !== '').join(' · ');
  }
}
