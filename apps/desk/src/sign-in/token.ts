import { useState } from 'react';
import { useLocation } from 'react-router';

/**
 * The token in the address of a mailed link. It stands behind `#`, so that neither the server nor
 * its log sees it before somebody presses the button.
 */
export function useToken(): string | null {
  const { hash } = useLocation();
  const [token] = useState(hash.slice(1));
  return token === '' ? null : token;
}
