/** After this many bounced issues with none delivered in between, an address is suppressed. */
export const TRANSIENT_LIMIT = 3;

/** An issue that bounced for a temporary reason. */
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
 * Judges an address by its temporary bounces. It looks at the stored rows, not at the order of
 * arrival, so late and repeated events lead to the same verdict.
 *
 * @param bounces one per issue that bounced
 * @param deliveredAt the latest delivery to this address, if any
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
