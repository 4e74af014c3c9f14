import type { PreflightRule } from '../../preflight-rule.ts';
import { proseOf } from './prose-of.ts';

/** Marks around words, and links, as Markdown and its kin write them. */
const MARKUP =
  /~~(?=\S)[^~\n]{1,200}(?<=\S)~~|(?<![\w*])\*\*(?=\S)[^*\n]{1,200}(?<=\S)\*\*(?![\w*])|(?<![\w_])__(?=[^\s_])[^_\n]{1,200}(?<=\S)__(?![\w_])|==(?=[^\s=])[^=\n]{1,200}(?<=\S)==|\[\^[^\]\s]{1,40}\]|!?\[[^\]\n]{1,200}\]\([^)\s]{1,200}\)|\[\[[^\]\n]{1,200}\]\]|<\/?(?:b|i|em|strong|s|del|u|br|p|sup|sub|mark|span)\s*\/?>/iu;

export const visibleMarkup: PreflightRule = {
  name: 'visible-markup',
  severity: 'warns',
  overridable: true,
  explanation:
    'A review contains text without markup, so readers would see these marks as they are: words struck out, a link, a footnote without its note.',
  fix: {
    issue: 'Say it in words, or remove the marks: galley review edit ID.',
    files: 'Say it in words, or remove the marks in FILE.',
  },
  check: ({ reviews }) =>
    reviews.flatMap((about) =>
      [about.review.title, ...proseOf(about.review)].flatMap((text) => {
        const found = MARKUP.exec(text)?.[0];
        return found === undefined
          ? []
          : [{ message: `"${about.review.title}" contains "${found}".`, about }];
      }),
    ),
};
