import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';

/** Leads somebody who has just signed in to the page that they wanted. */
export function useEnter(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return async () => {
    // Nothing of the person who was signed in before may show.
    client.clear();
    await navigate(placeIn(search.get('next')), { replace: true });
  };
}

/** A path of the desk; never an address elsewhere. */
const placeIn = (next: string | null): string =>
  next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
