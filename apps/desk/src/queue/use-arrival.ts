import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Goes to the review that somebody has just added. */
export function useArrival(order: readonly string[], focus: (id: string) => void): void {
  const state: unknown = useLocation().state;
  const arrived =
    typeof state === 'object' && state !== null && 'arrived' in state ? String(state.arrived) : '';
  const isThere = order.includes(arrived);
  useEffect(() => {
    if (isThere) focus(arrived);
  }, [arrived, isThere, focus]);
}
