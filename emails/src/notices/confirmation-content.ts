import { formatDuration } from '../format-duration.ts';
import { archiveLink } from '../links.ts';
import type { ConfirmationProps } from '../props.ts';
import type { NoticeContent } from './notice-content.ts';

/** The words of the mail that asks for a confirmation. Nothing in it tries to persuade. */
export function confirmationContent(props: ConfirmationProps): NoticeContent {
  const { newsletter, address, confirmUrl, validForSeconds, publicUrl } = props;
  return {
    subject: `Confirm your subscription to ${newsletter.title}`,
    preheader: 'One click and you are in. If it was not you, do nothing.',
    title: 'Please confirm your subscription',
    blocks: [
      {
        type: 'paragraph',
        text: `Somebody, most likely you, asked for ${newsletter.title} to be sent to ${address}.`,
      },
      { type: 'paragraph', text: 'Is that right? Then confirm it, and the next issue is yours.' },
      { type: 'action', label: 'Confirm my subscription', url: confirmUrl },
      {
        type: 'paragraph',
        text: `The link works for ${formatDuration(validForSeconds)}. If you did not ask for this, do nothing: without your confirmation no issue is ever sent to you.`,
      },
    ],
    why: `You get this single mail because ${address} was entered in our sign-up form.`,
    links: [{ label: 'What we publish', url: archiveLink(publicUrl) }],
  };
}
