import type { ClickAccord } from '@galley/core/click';
import type { ReactNode } from 'react';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/words.tsx';

/** Whether Resend rewrites links, if that is known, and how it fits the newsletter. */
export function ClickTracking({ accord }: { readonly accord: ClickAccord | null }): ReactNode {
  const { clicks } = useWords().words.domain;
  if (accord === null) return null;
  if (accord === 'none-come' || accord === 'in-vain') {
    return <Notice icon="warning" its={clicks[accord]} />;
  }
  return <p className="what">{clicks[accord].what}</p>;
}
