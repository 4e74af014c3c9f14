import type { Found, PreflightRule } from '../../preflight-rule.ts';
import { BLAMES_NOTE, REWRITE_NOTE, textsByField } from './prose-of.ts';

/** Marks around words, and links, as Markdown and its kin write them. */
const MARKUP =
  /~~(?=\S)[^~\n]{1,200}(?<=\S)~~|(?<![\w*])\*\*(?=\S)[^*\n]{1,200}(?<=\S)\*\*(?![\w*])|(?<![\w_])__(?=[^\s_])[^_\n]{1,200}(?<=\S)__(?![\w_])|==(?=[^\s=])[^=\n]{1,200}(?<=\S)==|\[\^[^\]\s]{1,40}\]|!?\[[^\]\n]{1,200}\]\([^)\s]{1,200}\)|\[\[[^\]\n]{1,200}\]\]|<\/?(?:b|i|em|strong|s|del|u|br|p|sup|sub|mark|span)\s*\/?>/iu;

export const visibleMarkup: PreflightRule = {
  name: 'visible-markup',
  severity: 'warns',
  overridable: true,
  explanation:
    'Reviews and notes are text without markup, so readers would see these marks as they are: words struck out, a link, a footnote without its note.',
  fix: {
    issue: 'Say it in words, or remove the marks: galley review edit ID.',
    files: 'Say it in words, or remove the marks in FILE.',
  },
  check: ({ reviews, note }) => [
    ...(note === null ? [] : markup(note, "The editor's note")).map((message) => ({
      message,
      fix: REWRITE_NOTE,
      blames: BLAMES_NOTE,
    })),
    ...reviews.flatMap((about) =>
      textsByField(about.review).flatMap(({ field, text }) =>
        markup(text, `"${about.review.title}"`).map((message): Found => ({
          message,
          about,
          blames: { kind: 'review', field },
        })),
      ),
    ),
  ],
};

function markup(text: string, where: string): readonly string[] {
  const found = MARKUP.exec(text)?.[0];
  return found === undefined ? [] : [`${where} contains "${found}".`];
}
