import type { NewsletterMails } from '@galley/contract/newsletter';
import type { Actor } from '@galley/core/editor';
import { completeTheme, mailParagraphs, parseCadence } from '@galley/core/newsletter';
import { CONFIRM_TOKEN_SECONDS } from '@galley/core/subscription';
import type { PressDeps } from '../press-deps.ts';
import { findNewsletterFor, type NewsletterRefusal } from './find-newsletter.ts';

export type PreviewMails =
  { readonly kind: 'previewed'; readonly mails: NewsletterMails } | NewsletterRefusal;

/** In place of what a mail has for its reader alone; it opens nothing. */
const NO_TOKEN = 'a-link-of-the-preview';
const SOMEBODY = 'reader@example.org';

/** Renders the mails that ask a reader to confirm and that welcome, as they would go out now. */
export async function previewMails(
  { db, publicUrl }: Pick<PressDeps, 'db' | 'publicUrl'>,
  actor: Actor,
  slug: string | null,
): Promise<PreviewMails> {
  const found = await findNewsletterFor({ db }, actor, 'see-newsletter', slug);
  if (found.kind !== 'found') return found;
  const row = found.newsletter;
  const cadence = parseCadence(row.cadence);
  const newsletter = {
    title: row.title,
    slug: row.slug,
    language: row.language,
    sender: row.sender,
    postalAddress: row.postal_address,
    theme: completeTheme(row.theme),
  };
  const { renderConfirmation, renderWelcome } = await import('@galley/emails');
  return {
    kind: 'previewed',
    mails: {
      confirmation: await renderConfirmation({
        newsletter,
        ownText: mailParagraphs(row.confirmation_text),
        confirmUrl: `${publicUrl}/confirm/${NO_TOKEN}`,
        validForSeconds: CONFIRM_TOKEN_SECONDS,
        publicUrl,
      }),
      welcome: await renderWelcome({
        newsletter,
        address: SOMEBODY,
        ownText: mailParagraphs(row.welcome_text),
        cadence: cadence.kind === 'ok' ? cadence.cadence : null,
        latestIssue: null,
        unsubscribeUrl: `${publicUrl}/unsubscribe/${NO_TOKEN}`,
        preferencesUrl: `${publicUrl}/preferences/${NO_TOKEN}`,
        publicUrl,
      }),
    },
  };
}
