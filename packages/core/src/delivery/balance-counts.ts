/** Where the readers of an issue's audience stand. */
export interface AudienceCounts {
  readonly accepted: number;
  readonly rejected: number;
  readonly excluded: number;
  readonly uncertain: number;
  readonly pending: number;
}

export type Balance =
  | { readonly kind: 'even' }
  /** Somebody is missing, is still pending, or is counted twice; for people. */
  | { readonly kind: 'uneven'; readonly detail: string };

/**
 * Holds an issue that is about to be called sent against its equation: the audience that was taken
 * is accepted + rejected + excluded + uncertain, and nobody is left.
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
