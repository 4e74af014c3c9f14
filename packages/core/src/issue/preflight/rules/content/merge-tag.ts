import type {
  Blame,
  CheckedIssue,
  Found,
  PreflightReview,
  PreflightRule,
} from '../../preflight-rule.ts';
import { findMergeTags } from './find-merge-tags.ts';
import { proseByField, proseOf } from '../../../../review/review-texts.ts';
import { BLAMES_NOTE, REWRITE_NOTE } from './prose-of.ts';

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
  const { newsletter, subject, note, sender, renditions } = issue;
  const preheaders = new Set(renditions.map(({ preheader }) => preheader));
  return [
    ...inLine(subject, 'the subject', SUBJECT, {
      issue: 'Set another: galley issue set N --subject SUBJECT.',
      files: 'Write another title in FILE: it is the subject.',
    }),
    ...[...preheaders].flatMap((preheader) =>
      inLine(preheader, 'the preheader', PREHEADER, {
        issue: 'Set another: galley issue set N --preheader TEXT.',
        files: 'Begin the summary of FILE with other words: it is the preheader.',
      }),
    ),
    ...findMergeTags(note ?? '', 'prose').map((tag) => ({
      message: say(tag, "the editor's note"),
      fix: REWRITE_NOTE,
      blames: BLAMES_NOTE,
    })),
    ...inLine(newsletter.title, "the newsletter's title", settingOf('title'), {
      issue: 'Set another: galley newsletter set --title TITLE.',
      files: 'Set another --title.',
    }),
    ...inLine(sender ?? '', 'the sender', settingOf('from'), {
      issue: "Set another: galley newsletter set --from 'Name <address>'.",
      files: null,
    }),
    ...inLine(newsletter.postalAddress ?? '', 'the postal address', settingOf('postalAddress'), {
      issue: 'Set another: galley newsletter set --postal-address ADDRESS.',
      files: null,
    }),
  ];
}

const SUBJECT: Blame = { kind: 'issue', field: 'subject' };
const PREHEADER: Blame = { kind: 'issue', field: 'preheader' };
const settingOf = (field: string): Blame => ({ kind: 'newsletter', field });

const inLine = (line: string, where: string, blames: Blame, fix: Found['fix']): readonly Found[] =>
  findMergeTags(line, 'line').map((tag) => ({ message: say(tag, where), blames, fix }));

function inReview(about: PreflightReview): readonly Found[] {
  const { title, outlet, authors, url } = about.review;
  const lines = [
    { field: 'title', text: title },
    { field: 'outlet', text: outlet },
    ...authors.map((text) => ({ field: 'authors', text })),
  ];
  const prose = [{ field: 'url', text: readable(url ?? '') }, ...proseByField(about.review)];
  const fields = new Map<string, string>();
  const note = (field: string, tags: readonly string[]) => {
    for (const tag of tags) if (!fields.has(tag)) fields.set(tag, field);
  };
  for (const { field, text } of lines) note(field, findMergeTags(text, 'line'));
  for (const { field, text } of prose) note(field, findMergeTags(text, 'prose'));
  return [...fields].map(([tag, field]) => ({
    message: say(tag, `"${title}"`),
    about,
    blames: { kind: 'review', field },
  }));
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
