import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { FIELD_NAMES } from './review-form.ts';

/** Begins in the field that the address names, such as `#summary`; a finding leads there. */
export function useArrivalField(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const field = FIELD_NAMES.find((name) => hash === `#${name}`);
    if (field === undefined) return;
    const place = document.querySelector(`[data-field="${field}"]`);
    place?.scrollIntoView({ block: 'center' });
    place
      ?.querySelector<HTMLElement>('.write, .star-slider, button')
      ?.focus({ preventScroll: true });
  }, [hash]);
}
