import { createElement } from 'react';
import { NoticeMail } from '../components/notice-mail.tsx';
import { confirmationContent } from './notices/confirmation-content.ts';
import { heldNoticeContent } from './notices/held-notice-content.ts';
import type { NoticeContent } from './notices/notice-content.ts';
import { welcomeContent } from './notices/welcome-content.ts';
import type {
  ConfirmationProps,
  HeldNoticeProps,
  NewsletterProps,
  Notice,
  WelcomeProps,
} from './props.ts';
import { renderDocument } from './render-document.ts';
import { composeNoticeText } from './text/compose-notice-text.ts';

/** Renders the mail that asks a person to confirm a subscription. */
export const renderConfirmation = async (props: ConfirmationProps): Promise<Notice> =>
  renderNotice(props.newsletter, confirmationContent(props));

/** Renders the mail that greets a person who has confirmed. */
export const renderWelcome = async (props: WelcomeProps): Promise<Notice> =>
  renderNotice(props.newsletter, welcomeContent(props));

/** Renders the mail that tells editors that an issue is held. */
export const renderHeldNotice = async (props: HeldNoticeProps): Promise<Notice> =>
  renderNotice(props.newsletter, heldNoticeContent(props));

const renderNotice = (newsletter: NewsletterProps, content: NoticeContent): Notice => ({
  subject: content.subject,
  html: renderDocument(createElement(NoticeMail, { newsletter, content })),
  text: composeNoticeText(newsletter, content),
});
