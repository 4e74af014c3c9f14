/** The counts of an issue's audience by state. */
export interface AudienceCounts {
  readonly accepted: number;
  readonly rejected: number;
  readonly excluded: number;
  readonly uncertain: number;
  readonly pending: number;
}

export type Balance =
  | { readonly kind: 'even' }
  /** A reader is missing, still pending, or counted twice; `detail` has the counts. */
  | { readonly kind: 'uneven'; readonly detail: string };

/**
 * Checks an issue's counts before it is called sent: the frozen audience must be
 * accepted + rejected + excluded + uncertain, with nobody left.
 */
export function balanceCounts(audience: number, counts: AudienceCounts): Balance {
  const { accepted, rejected, excluded, uncertain, pending } = counts;
  if (pending === 0 && audience === accepted + rejected + excluded + uncertain) {
    return { kind: 'even' };
  }
  return {
    kind: 'uneven',
    detail:
      `audience ${audience}, but ${accepted} accepted + ${rejected} rejected + ` +
      `${excluded} excluded + ${uncertain} uncertain` +
      (pending === 0 ? '' : `, and ${pending} pending in no open batch`),
  };
}
