import type { CheckedIssue, Found, PreflightReview, PreflightRule } from '../../preflight-rule.ts';
import { findMergeTags } from './find-merge-tags.ts';
import { proseOf } from './prose-of.ts';

export const mergeTag: PreflightRule = {
  name: 'merge-tag',
  severity: 'warns',
  overridable: true,
  explanation:
    "Another mail tool would put a reader's name or the like here; Galley fills in nothing, so readers would see the tag as it is.",
  fix: {
    issue: 'If it is not intended, edit the review: galley review edit ID.',
    files: 'If it is not intended, edit FILE.',
  },
  check: (issue) => {
    const found = [...inLines(issue), ...issue.reviews.flatMap(inReview)];
    const known = found.map(({ message }) => message).join('\n');
    return [...found, ...elsewhere(issue).filter(({ tag }) => !known.includes(`"${tag}"`))];
  },
};

function inLines(issue: CheckedIssue): readonly Found[] {
  const { newsletter, subject, sender, renditions } = issue;
  const preheaders = new Set(renditions.map(({ preheader }) => preheader));
  return [
    ...inLine(subject, 'the subject', {
      issue: 'Set another: galley issue set N --subject SUBJECT.',
      files: 'Write another title in FILE: it is the subject.',
    }),
    ...[...preheaders].flatMap((preheader) =>
      inLine(preheader, 'the preheader', {
        issue: 'Set another: galley issue set N --preheader TEXT.',
        files: 'Begin the summary of FILE with other words: it is the preheader.',
      }),
    ),
    ...inLine(newsletter.title, "the newsletter's title", {
      issue: 'Set another: galley newsletter set --title TITLE.',
      files: 'Set another --title.',
    }),
    ...inLine(sender ?? '', 'the sender', {
      issue: "Set another: galley newsletter set --from 'Name <address>'.",
      files: null,
    }),
    ...inLine(newsletter.postalAddress ?? '', 'the postal address', {
      issue: 'Set another: galley newsletter set --postal-address ADDRESS.',
      files: null,
    }),
  ];
}

const inLine = (line: string, where: string, fix: Found['fix']): readonly Found[] =>
  findMergeTags(line, 'line').map((tag) => ({ message: say(tag, where), fix }));

function inReview(about: PreflightReview): readonly Found[] {
  const { title, outlet, authors, url } = about.review;
  const tags = [
    ...[title, outlet, ...authors].flatMap((line) => findMergeTags(line, 'line')),
    ...[readable(url ?? ''), ...proseOf(about.review)].flatMap((text) =>
      findMergeTags(text, 'prose'),
    ),
  ];
  return [...new Set(tags)].map((tag) => ({ message: say(tag, `"${title}"`), about }));
}

/** A URL as people read it: it has braces as `%7B`. */
function readable(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** The tags in the rest of the mail, such as its fixed words. */
function elsewhere({
  renditions,
  reviews,
}: CheckedIssue): readonly (Found & { readonly tag: string })[] {
  const own = reviews.flatMap(({ review }) => [review.title, ...proseOf(review)]).join('\n');
  const tags = new Set(
    renditions
      .flatMap(({ text }) => text.split('\n'))
      .flatMap((line) => findMergeTags(line, 'prose'))
      .filter((tag) => !own.includes(tag)),
  );
  return [...tags].map((tag) => ({
    tag,
    message: say(tag, 'the mail'),
    fix: 'Remove it from the newsletter or the template that says it.',
  }));
}

const say = (tag: string, where: string): string => `"${tag}" is in ${where}.`;
