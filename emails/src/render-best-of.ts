import type { Rendition } from '@galley/core/issue';
import { createElement } from 'react';
import { BestOfMail } from '../components/best-of-mail.tsx';
import { issueHeaders } from './issue-headers.ts';
import type { BestOfProps } from './props.ts';
import { renderDocument } from './render-document.ts';
import { composeBestOfText } from './text/compose-best-of-text.ts';

/**
 * Renders a month's best for all readers, as {@link renderIssue} does an issue.
 *
 * @throws RangeError if `newsletter.language` is not a language tag or `date` is not a date.
 */
export const renderBestOf = async (props: BestOfProps): Promise<Rendition> => ({
  key: 'full',
  subject: props.subject,
  preheader: props.preheader,
  html: renderDocument(createElement(BestOfMail, props)),
  text: composeBestOfText(props),
  headers: issueHeaders(props),
});
