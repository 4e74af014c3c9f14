import type { Rendition } from '@galley/core/issue';
import { createElement } from 'react';
import { IssueMail } from '../components/issue-mail.tsx';
import { issueHeaders } from './issue-headers.ts';
import type { IssueProps } from './props.ts';
import { renderDocument } from './render-document.ts';
import { composeIssueText } from './text/compose-issue-text.ts';

/**
 * Renders an issue once for all its readers, with placeholders where readers differ. The same props
 * give the same bytes.
 *
 * @throws RangeError if `newsletter.language` is not a language tag or `date` is not a date.
 */
export const renderIssue = async (props: IssueProps): Promise<Rendition> => ({
  key: 'full',
  subject: props.subject,
  preheader: props.preheader,
  html: renderDocument(createElement(IssueMail, props)),
  text: composeIssueText(props),
  headers: issueHeaders(props),
});
