export const CLICK_ACCORDS = ['counted', 'off', 'none-come', 'in-vain'] as const;

/**
 * How a newsletter's wish fits what its provider does: `none-come` if it counts clicks but the
 * provider reports none, `in-vain` if the provider rewrites links though nobody counts.
 */
export type ClickAccord = (typeof CLICK_ACCORDS)[number];

/** Null if nobody knows what the provider does. */
export function compareTracking(isCounted: boolean, tracks: boolean | null): ClickAccord | null {
  if (tracks === null) return null;
  if (isCounted) return tracks ? 'counted' : 'none-come';
  return tracks ? 'in-vain' : 'off';
}
