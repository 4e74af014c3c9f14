import { stringify } from 'yaml';
import { quoteInput } from '../input/index.ts';
import { isHttpUrl } from '../review/http-url.ts';
import { parseReviewMarkdown } from '../review/parse-review-markdown.ts';
import type { ReviewWords } from '../review/review-words.ts';
import { complainAboutTopic, MOST_TOPICS, splitTopics, topicKey } from '../review/topic.ts';
import { printLinkedName } from '../review/unwrap-links.ts';
import type { ParsedReview } from '../review/validate-review.ts';
import type { ForeignPost } from './foreign-post.ts';

/**
 * Makes a review of a post, by the rules of Galley's Markdown: what its first lines say about the
 * article counts, known headings open their sections, and other words are kept under their own.
 * Tags that can't be topics are left out. `outlet` is for posts that name none.
 */
export function postToReview(
  post: ForeignPost,
  { outlet, words }: { readonly outlet: string | null; readonly words?: ReviewWords | undefined },
): ParsedReview {
  const own = read(post, post.outlet, words);
  if (own.kind === 'ok' || post.outlet !== null || outlet === null) return own;
  const given = read(post, outlet, words);
  return given.kind === 'ok' ? given : own;
}

function read(
  post: ForeignPost,
  outlet: string | null,
  words: ReviewWords | undefined,
): ParsedReview {
  const front = {
    ...(post.title === null ? {} : { title: post.title.replaceAll(/\s+/gu, ' ') }),
    ...(outlet === null ? {} : { outlet: printLinkedName(outlet) }),
    ...(post.rating === null ? {} : { rating: post.rating }),
    ...(post.publishedOn === null ? {} : { publishedOn: post.publishedOn }),
    ...(post.authors.length === 0 ? {} : { authors: post.authors.map(printLinkedName) }),
    ...(post.url !== null && isHttpUrl(post.url) ? { url: post.url } : {}),
    ...topicsOf(post),
  };
  const yaml = stringify(front, { lineWidth: 0, aliasDuplicateObjects: false });
  const parsed = parseReviewMarkdown(`---\n${yaml}---\n\n${post.body}\n`, {
    file: post.file,
    words,
  });
  if (parsed.kind === 'ok') return parsed;
  const place = post.title === null ? '' : ` in the post ${quoteInput(post.title)}`;
  return {
    kind: 'invalid',
    problems: parsed.problems.map(({ found, expected }) => ({
      file: post.file,
      line: post.line,
      found: `${found}${place}`,
      expected: found === 'no outlet' ? `${expected}, or --outlet` : expected,
    })),
  };
}

function topicsOf({ topics }: ForeignPost): { readonly topics?: readonly string[] } {
  const names = topics.flatMap(splitTopics).filter((name) => complainAboutTopic(name) === null);
  const keys = names.map(topicKey);
  const kept = names.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
  return kept.length === 0 ? {} : { topics: kept.slice(0, MOST_TOPICS).map(printLinkedName) };
}
