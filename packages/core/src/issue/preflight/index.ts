import { emptyHeading } from './empty-heading.ts';
import { emptySubject } from './empty-subject.ts';
import { insecurePublicUrl } from './insecure-public-url.ts';
import { leftOverPlaceholder } from './left-over-placeholder.ts';
import { longSubject } from './long-subject.ts';
import { missingPostalAddress } from './missing-postal-address.ts';
import { missingSender } from './missing-sender.ts';
import { missingUnsubscribe } from './missing-unsubscribe.ts';
import { noReaders } from './no-readers.ts';
import { overClip } from './over-clip.ts';
import type { PreflightRule } from './preflight-rule.ts';
import { repeatedArticle } from './repeated-article.ts';

export { CLIP_BUDGET } from './over-clip.ts';
export type { PreflightInput, PreflightRule, Severity } from './preflight-rule.ts';

/** Every rule, the gravest first. */
export const PREFLIGHT_RULES: readonly PreflightRule[] = [
  missingSender,
  missingPostalAddress,
  missingUnsubscribe,
  emptySubject,
  leftOverPlaceholder,
  overClip,
  insecurePublicUrl,
  longSubject,
  repeatedArticle,
  noReaders,
  emptyHeading,
];
