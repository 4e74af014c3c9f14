import { readIssueName } from '@galley/core/issue/name';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { Lost } from '../shell/lost.tsx';
import { IssueProofPage } from './issue-proof-page.tsx';
import { NextProofPage } from './next-proof-page.tsx';

/** The exact bytes of an issue, or of what compiling now would make. */
export function ProofPage(): ReactNode {
  const { slug = '', number = '' } = useParams();
  const { newsletters } = useAccount();
  if (!newsletters.some((one) => one.slug === slug)) return <Lost />;
  if (number === 'next') return <NextProofPage key={slug} slug={slug} />;
  const named = readIssueName(number);
  if (named === null) return <Lost />;
  return <IssueProofPage key={`${slug} ${number}`} slug={slug} number={named} />;
}
