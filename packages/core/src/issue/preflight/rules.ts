import { absentReview } from './rules/lines/absent-review.ts';
import { alreadyFeatured } from './rules/content/already-featured.ts';
import { articleGone } from './rules/links/article-gone.ts';
import { brokenLink } from './rules/links/broken-link.ts';
import { clientSupport } from './rules/html/client-support.ts';
import { dummyText } from './rules/content/dummy-text.ts';
import { emojiInLines } from './rules/lines/emoji-in-lines.ts';
import { emptyHeading } from './rules/html/empty-heading.ts';
import { emptyPreheader } from './rules/lines/empty-preheader.ts';
import { emptySubject } from './rules/lines/empty-subject.ts';
import { forcedDarkContrast } from './rules/html/forced-dark-contrast.ts';
import { headingOrder } from './rules/html/heading-order.ts';
import { insecureLink } from './rules/links/insecure-link.ts';
import { insecurePublicUrl } from './rules/sending/insecure-public-url.ts';
import { invalidHtml } from './rules/html/invalid-html.ts';
import { layoutTable } from './rules/html/layout-table.ts';
import { leftOverPlaceholder } from './rules/html/left-over-placeholder.ts';
import { linkWithoutText } from './rules/links/link-without-text.ts';
import { mergeTag } from './rules/content/merge-tag.ts';
import { longPreheader } from './rules/lines/long-preheader.ts';
import { longSubject } from './rules/lines/long-subject.ts';
import { longTextLine } from './rules/html/long-text-line.ts';
import { lowContrast } from './rules/html/low-contrast.ts';
import { missingAlt } from './rules/html/missing-alt.ts';
import { missingLanguage } from './rules/html/missing-language.ts';
import { missingListId } from './rules/sender/missing-list-id.ts';
import { missingPostalAddress } from './rules/sender/missing-postal-address.ts';
import { missingSender } from './rules/sender/missing-sender.ts';
import { missingUnsubscribe } from './rules/sender/missing-unsubscribe.ts';
import { nameSpelling } from './rules/content/name-spelling.ts';
import { nearClip } from './rules/html/near-clip.ts';
import { noReaders } from './rules/sending/no-readers.ts';
import { notAsked } from './rules/links/not-asked.ts';
import { outletMix } from './rules/content/outlet-mix.ts';
import { overClip } from './rules/html/over-clip.ts';
import type { PreflightRule } from './preflight-rule.ts';
import { ratingAgainstFindings } from './rules/content/rating-against-findings.ts';
import { readingTime } from './rules/content/reading-time.ts';
import { redirectedLink } from './rules/links/redirected-link.ts';
import { repeatedArticle } from './rules/content/repeated-article.ts';
import { repeatedSubject } from './rules/lines/repeated-subject.ts';
import { senderAuthentication } from './rules/sender/sender-authentication.ts';
import { shortenedReview } from './rules/content/shortened-review.ts';
import { slowSending } from './rules/sending/slow-sending.ts';
import { spamPhrases } from './rules/lines/spam-phrases.ts';
import { unshownPicture } from './rules/html/unshown-picture.ts';
import { unknownTopic } from './rules/content/unknown-topic.ts';
import { vagueLink } from './rules/links/vague-link.ts';
import { unappliedEdits } from './rules/content/unapplied-edits.ts';
import { visibleMarkup } from './rules/content/visible-markup.ts';
import { wideTable } from './rules/content/wide-table.ts';

/** Every rule, the most severe first. */
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
  unappliedEdits,
  ratingAgainstFindings,
  nameSpelling,
  mergeTag,
  dummyText,
  visibleMarkup,
  wideTable,
  unknownTopic,
  outletMix,
  absentReview,
  longSubject,
  spamPhrases,
  emojiInLines,
  emptyPreheader,
  repeatedSubject,
  clientSupport,
  lowContrast,
  forcedDarkContrast,
  missingAlt,
  unshownPicture,
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
