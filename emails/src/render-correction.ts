import { FULL_RENDITION, type Rendition } from '@galley/core/issue';
import { createElement } from 'react';
import { NoticeMail } from '../components/notice-mail.tsx';
import { issueHeaders } from './issue-headers.ts';
import { correctionContent } from './notices/correction-content.ts';
import type { CorrectionProps } from './props.ts';
import { renderDocument } from './render-document.ts';
import { composeNoticeText } from './text/compose-notice-text.ts';

/**
 * Renders an urgent correction for all its readers, as {@link renderIssue} does an issue.
 *
 * @throws RangeError if `newsletter.language` is not a language tag or `date` is not a date.
 */
export async function renderCorrection(props: CorrectionProps): Promise<Rendition> {
  const { newsletter, subject, preheader } = props;
  const content = correctionContent(props);
  return {
    key: FULL_RENDITION,
    subject,
    preheader,
    html: renderDocument(createElement(NoticeMail, { newsletter, content })),
    text: composeNoticeText(newsletter, content),
    headers: issueHeaders(props),
  };
}
