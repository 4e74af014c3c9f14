import { completeTheme } from '@galley/core/newsletter';
import type { NewsletterRow, NoticeRow } from '@galley/db';
import type { NewsletterProps, Notice } from '@galley/emails';
import type { Mail } from '@galley/resend';

export type ComposedNotice =
  | { readonly kind: 'mail'; readonly mail: Mail }
  /** It must not be sent any more. */
  | { readonly kind: 'obsolete'; readonly reason: string }
  /** It cannot be composed yet, and is tried again. */
  | { readonly kind: 'wait'; readonly reason: string };

/** Keeps programs from answering what answers a mail (RFC 3834, section 5). */
export const ANSWERS = { 'Auto-Submitted': 'auto-replied' } as const;

export const obsolete = (reason: string): ComposedNotice => ({ kind: 'obsolete', reason });

/** What mails need to know about their newsletter. */
export const newsletterProps = (newsletter: NewsletterRow): NewsletterProps => ({
  title: newsletter.title,
  slug: newsletter.slug,
  language: newsletter.language,
  sender: newsletter.sender,
  postalAddress: newsletter.postal_address,
  theme: completeTheme(newsletter.theme),
});

/** A rendered notice as the mail that it becomes. */
export const mail = (
  newsletter: NewsletterRow,
  notice: NoticeRow,
  rendered: Notice,
  headers: Readonly<Record<string, string>>,
): ComposedNotice => ({
  kind: 'mail',
  mail: {
    from: newsletter.sender ?? '',
    to: notice.address,
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.text,
    headers,
    tags: { galley_notice: notice.kind },
    ...(newsletter.reply_to === null ? {} : { replyTo: newsletter.reply_to }),
  },
});
