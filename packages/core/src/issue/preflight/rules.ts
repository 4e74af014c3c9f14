import { alreadyFeatured } from './already-featured.ts';
import { articleGone } from './article-gone.ts';
import { brokenLink } from './broken-link.ts';
import { clientSupport } from './client-support.ts';
import { dummyText } from './dummy-text.ts';
import { emojiInLines } from './emoji-in-lines.ts';
import { emptyHeading } from './empty-heading.ts';
import { emptyPreheader } from './empty-preheader.ts';
import { emptySubject } from './empty-subject.ts';
import { forcedDarkContrast } from './forced-dark-contrast.ts';
import { headingOrder } from './heading-order.ts';
import { insecureLink } from './insecure-link.ts';
import { insecurePublicUrl } from './insecure-public-url.ts';
import { invalidHtml } from './invalid-html.ts';
import { layoutTable } from './layout-table.ts';
import { leftOverPlaceholder } from './left-over-placeholder.ts';
import { linkWithoutText } from './link-without-text.ts';
import { longPreheader } from './long-preheader.ts';
import { longSubject } from './long-subject.ts';
import { longTextLine } from './long-text-line.ts';
import { lowContrast } from './low-contrast.ts';
import { missingAlt } from './missing-alt.ts';
import { missingLanguage } from './missing-language.ts';
import { missingListId } from './missing-list-id.ts';
import { missingPostalAddress } from './missing-postal-address.ts';
import { missingSender } from './missing-sender.ts';
import { missingUnsubscribe } from './missing-unsubscribe.ts';
import { nameSpelling } from './name-spelling.ts';
import { nearClip } from './near-clip.ts';
import { noReaders } from './no-readers.ts';
import { notAsked } from './not-asked.ts';
import { outletMix } from './outlet-mix.ts';
import { overClip } from './over-clip.ts';
import type { PreflightRule } from './preflight-rule.ts';
import { ratingAgainstFindings } from './rating-against-findings.ts';
import { readingTime } from './reading-time.ts';
import { redirectedLink } from './redirected-link.ts';
import { repeatedArticle } from './repeated-article.ts';
import { repeatedSubject } from './repeated-subject.ts';
import { senderAuthentication } from './sender-authentication.ts';
import { shortenedReview } from './shortened-review.ts';
import { slowSending } from './slow-sending.ts';
import { spamPhrases } from './spam-phrases.ts';
import { vagueLink } from './vague-link.ts';

/** Every rule, the gravest first. */
export const PREFLIGHT_RULES: readonly PreflightRule[] = [
  missingSender,
  missingPostalAddress,
  missingUnsubscribe,
  emptySubject,
  leftOverPlaceholder,
  overClip,
  insecurePublicUrl,
  articleGone,
  brokenLink,
  insecureLink,
  linkWithoutText,
  repeatedArticle,
  alreadyFeatured,
  ratingAgainstFindings,
  nameSpelling,
  dummyText,
  outletMix,
  longSubject,
  spamPhrases,
  emojiInLines,
  emptyPreheader,
  repeatedSubject,
  clientSupport,
  lowContrast,
  forcedDarkContrast,
  missingAlt,
  headingOrder,
  missingLanguage,
  layoutTable,
  invalidHtml,
  longTextLine,
  missingListId,
  senderAuthentication,
  noReaders,
  slowSending,
  emptyHeading,
  longPreheader,
  redirectedLink,
  vagueLink,
  nearClip,
  shortenedReview,
  notAsked,
  readingTime,
];
