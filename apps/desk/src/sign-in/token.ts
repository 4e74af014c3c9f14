import { useLocation } from 'react-router';

/**
 * The token in the address of a mailed link. It stands behind `#`, so that neither the server nor
 * its log sees it before somebody presses the button.
 */
export function useToken(): string | null {
  const { hash } = useLocation();
  return hash.length > 1 ? hash.slice(1) : null;
}
