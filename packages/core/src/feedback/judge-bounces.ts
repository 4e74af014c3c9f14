/** After so many issues that bounced, with none delivered in between, an address is given up. */
export const TRANSIENT_LIMIT = 3;

/** An issue that bounced for a reason that may pass. */
export interface TransientBounce {
  readonly issueId: string;
  readonly at: Date;
  readonly detail: string;
}

export type BounceVerdict =
  | { readonly kind: 'mailable' }
  /** `since` is when the limit was reached. */
  | { readonly kind: 'given-up'; readonly since: Date; readonly detail: string };

/**
 * Decides on an address by its bounces that may pass. It sees what stands in the rows and not the
 * order in which that was heard, so that late and repeated events lead to the same verdict.
 *
 * @param bounces one for each issue that bounced
 * @param deliveredAt when the latest delivery was made to this address, if any was
 */
export function judgeBounces(
  bounces: readonly TransientBounce[],
  deliveredAt: Date | null,
): BounceVerdict {
  const streak = bounces
    .filter(({ at }) => deliveredAt === null || at > deliveredAt)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || compareIds(a.issueId, b.issueId));
  const decisive = streak[TRANSIENT_LIMIT - 1];
  const last = streak.at(-1);
  if (decisive === undefined || last === undefined) return { kind: 'mailable' };
  return {
    kind: 'given-up',
    since: decisive.at,
    detail: `${streak.length} issues in a row, the last: ${last.detail || 'no reason given'}`,
  };
}

const compareIds = (a: string, b: string): number => (BigInt(a) < BigInt(b) ? -1 : 1);
