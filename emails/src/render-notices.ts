import { createElement } from 'react';
import { NoticeMail } from '../components/notice-mail.tsx';
import { confirmationContent } from './notices/confirmation-content.ts';
import { correctionContent } from './notices/correction-content.ts';
import { heldNoticeContent } from './notices/held-notice-content.ts';
import { invitationContent } from './notices/invitation-content.ts';
import { missedNoticeContent } from './notices/missed-notice-content.ts';
import type { NoticeContent } from './notices/notice-content.ts';
import { recoveredContent } from './notices/recovered-content.ts';
import { reminderContent } from './notices/reminder-content.ts';
import { signInContent } from './notices/sign-in-content.ts';
import { welcomeContent } from './notices/welcome-content.ts';
import type {
  ConfirmationProps,
  CorrectionProps,
  HeldNoticeProps,
  InvitationProps,
  MissedNoticeProps,
  NewsletterProps,
  Notice,
  RecoveredProps,
  ReminderProps,
  SignInProps,
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

/** Renders the mail with the link that signs an editor in to the desk. */
export const renderSignIn = async (props: SignInProps): Promise<Notice> =>
  renderNotice(props.newsletter, signInContent(props));

/** Renders the mail that invites somebody to the desk. */
export const renderInvitation = async (props: InvitationProps): Promise<Notice> =>
  renderNotice(props.newsletter, invitationContent(props));

/** Renders the mail that tells owners of an account's recovery. */
export const renderRecovered = async (props: RecoveredProps): Promise<Notice> =>
  renderNotice(props.newsletter, recoveredContent(props));

/** Renders the mail that tells editors that an issue is held. */
export const renderHeldNotice = async (props: HeldNoticeProps): Promise<Notice> =>
  renderNotice(props.newsletter, heldNoticeContent(props));

/** Renders the mail that tells editors that slots were missed. */
export const renderMissedNotice = async (props: MissedNoticeProps): Promise<Notice> =>
  renderNotice(props.newsletter, missedNoticeContent(props));

/** Renders the mail that reminds editors of a short queue or a missing approval. */
export const renderReminder = async (props: ReminderProps): Promise<Notice> =>
  renderNotice(props.newsletter, reminderContent(props));

/** Renders the mail that corrects an issue. */
export const renderCorrection = async (props: CorrectionProps): Promise<Notice> =>
  renderNotice(props.newsletter, correctionContent(props));

const renderNotice = (newsletter: NewsletterProps, content: NoticeContent): Notice => ({
  subject: content.subject,
  html: renderDocument(createElement(NoticeMail, { newsletter, content })),
  text: composeNoticeText(newsletter, content),
});
