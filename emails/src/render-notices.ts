import { createElement } from 'react';
import { NoticeMail } from '../components/notice-mail.tsx';
import { addressChangedContent } from './notices/address-changed-content.ts';
import { confirmationContent } from './notices/confirmation-content.ts';
import { heldNoticeContent } from './notices/held-notice-content.ts';
import { invitationContent } from './notices/invitation-content.ts';
import { leaveLinkContent } from './notices/leave-link-content.ts';
import { missedNoticeContent } from './notices/missed-notice-content.ts';
import type { NoticeContent } from './notices/notice-content.ts';
import { readerLinkContent } from './notices/reader-link-content.ts';
import { recoveredContent } from './notices/recovered-content.ts';
import { reminderContent } from './notices/reminder-content.ts';
import { signInContent } from './notices/sign-in-content.ts';
import { queueAnswerContent } from './notices/queue-answer-content.ts';
import { webhookDisabledContent } from './notices/webhook-disabled-content.ts';
import { welcomeContent } from './notices/welcome-content.ts';
import type {
  AddressChangedProps,
  ConfirmationProps,
  HeldNoticeProps,
  InvitationProps,
  LeaveLinkProps,
  MissedNoticeProps,
  NewsletterProps,
  Notice,
  ReaderLinkProps,
  RecoveredProps,
  ReminderProps,
  SignInProps,
  QueueAnswerProps,
  WebhookDisabledProps,
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

/** Renders the mail with the link to a reader's preferences. */
export const renderLinks = async (props: ReaderLinkProps): Promise<Notice> =>
  renderNotice(props.newsletter, readerLinkContent(props, 'links'));

/** Renders the mail with the link to what is kept about a reader. */
export const renderDataLink = async (props: ReaderLinkProps): Promise<Notice> =>
  renderNotice(props.newsletter, readerLinkContent(props, 'dataLink'));

/** Renders the mail that asks whether a reader's mail shall come to this address. */
export const renderNewAddress = async (props: ReaderLinkProps): Promise<Notice> =>
  renderNotice(props.newsletter, readerLinkContent(props, 'newAddress'));

/** Renders the mail that tells an address that another one has taken its place. */
export const renderAddressChanged = async (props: AddressChangedProps): Promise<Notice> =>
  renderNotice(props.newsletter, addressChangedContent(props));
/** Renders the mail with a link to leave, in answer to a mail that asked for it. */
export const renderLeaveLink = async (props: LeaveLinkProps): Promise<Notice> =>
  renderNotice(props.newsletter, leaveLinkContent(props));

/** Renders the mail with the link that signs an editor in to the desk. */
export const renderSignIn = async (props: SignInProps): Promise<Notice> =>
  renderNotice(props.newsletter, signInContent(props));

/** Renders the mail that invites somebody to the desk. */
export const renderInvitation = async (props: InvitationProps): Promise<Notice> =>
  renderNotice(props.newsletter, invitationContent(props));

/** Renders the mail that tells owners of an account's recovery. */
export const renderRecovered = async (props: RecoveredProps): Promise<Notice> =>
  renderNotice(props.newsletter, recoveredContent(props));

/** Renders the mail that tells an editor what the queue's address takes. */
export const renderQueueAnswer = async (props: QueueAnswerProps): Promise<Notice> =>
  renderNotice(props.newsletter, queueAnswerContent(props));

/** Renders the mail that tells owners that a webhook is disabled. */
export const renderWebhookDisabled = async (props: WebhookDisabledProps): Promise<Notice> =>
  renderNotice(props.newsletter, webhookDisabledContent(props));

/** Renders the mail that tells editors that an issue is held. */
export const renderHeldNotice = async (props: HeldNoticeProps): Promise<Notice> =>
  renderNotice(props.newsletter, heldNoticeContent(props));

/** Renders the mail that tells editors that slots were missed. */
export const renderMissedNotice = async (props: MissedNoticeProps): Promise<Notice> =>
  renderNotice(props.newsletter, missedNoticeContent(props));

/** Renders the mail that reminds editors of a short queue or a missing approval. */
export const renderReminder = async (props: ReminderProps): Promise<Notice> =>
  renderNotice(props.newsletter, reminderContent(props));

const renderNotice = (newsletter: NewsletterProps, content: NoticeContent): Notice => ({
  subject: content.subject,
  html: renderDocument(createElement(NoticeMail, { newsletter, content })),
  text: composeNoticeText(newsletter, content),
});
