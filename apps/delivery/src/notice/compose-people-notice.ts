import { makeLinkToken } from '@galley/core/editor';
import { deskLink, deskPlace } from '@galley/core/network';
import {
  findInvitationRow,
  findPersonRow,
  findSignInLink,
  findWebhookTarget,
  type NewsletterRow,
  type NoticeRow,
} from '@galley/db';
import { queueAddress } from '@galley/core/inbound';
import type { DeliveryDeps } from '../delivery-deps.ts';
import {
  ANSWERS,
  mail,
  newsletterProps,
  obsolete,
  type ComposedNotice,
} from './composed-notice.ts';

type Compose = (
  deps: DeliveryDeps,
  notice: NoticeRow,
  newsletter: NewsletterRow,
) => Promise<ComposedNotice>;

const NO_DESK = obsolete('no-desk');

/** The mail with a link that signs in, while the link still works. */
export const composeSignIn: Compose = async (deps, notice, newsletter) => {
  const { sign_in_link_id: id } = notice;
  const link = id === null ? undefined : await findSignInLink(deps.db, id);
  if (link === undefined || link.ended_at !== null) return obsolete('spent');
  if (link.expires_at <= deps.clock()) return obsolete('expired');
  const token = makeLinkToken(deps.keyring, 'sign-in', link.id);
  const signInUrl = deskLink(deps.publicUrl, 'sign-in', token);
  if (signInUrl === null) return NO_DESK;
  const { renderSignIn } = await import('@galley/emails');
  const rendered = await renderSignIn({
    newsletter: newsletterProps(newsletter),
    address: notice.address,
    signInUrl,
    validForSeconds: secondsBetween(link.created_at, link.expires_at),
  });
  return mail(newsletter, notice, rendered, {});
};

/** The mail with an invitation, while it can be accepted. */
export const composeInvitation: Compose = async (deps, notice, newsletter) => {
  const { invitation_id: id } = notice;
  const invitation = id === null ? undefined : await findInvitationRow(deps.db, id, deps.clock());
  if (invitation === undefined) return obsolete('no-invitation');
  const token = makeLinkToken(deps.keyring, 'invitation', invitation.id);
  const invitationUrl = deskLink(deps.publicUrl, 'invitation', token);
  if (invitationUrl === null) return NO_DESK;
  const { renderInvitation } = await import('@galley/emails');
  const rendered = await renderInvitation({
    newsletter: newsletterProps(newsletter),
    address: notice.address,
    role: invitation.role,
    everywhere: invitation.newsletter_id === null,
    invitationUrl,
    validForSeconds: secondsBetween(invitation.created_at, invitation.expires_at),
  });
  return mail(newsletter, notice, rendered, {});
};

/** The mail that tells an owner of a recovery, until somebody has confirmed it. */
export const composeRecovered: Compose = async (deps, notice, newsletter) => {
  const { person_id: id } = notice;
  const person = id === null ? undefined : await findPersonRow(deps.db, id);
  if (person === undefined || person.recovered_at === null) return obsolete('confirmed');
  const place = deskPlace(deps.publicUrl);
  const { renderRecovered } = await import('@galley/emails');
  const rendered = await renderRecovered({
    newsletter: newsletterProps(newsletter),
    address: person.address,
    peopleUrl: place.kind === 'served' ? `${place.url}/people` : null,
    command: `galley person confirm ${quoteAddress(person.address)}`,
  });
  return mail(newsletter, notice, rendered, {});
};

/** The mail that tells an owner that a webhook is disabled, while it is. */
export const composeWebhookDisabled: Compose = async (deps, notice, newsletter) => {
  const { webhook_target_id: id } = notice;
  const target = id === null ? undefined : await findWebhookTarget(deps.db, id);
  if (target === undefined || target.disabled_reason === null) return obsolete('not-disabled');
  const { renderWebhookDisabled } = await import('@galley/emails');
  const rendered = await renderWebhookDisabled({
    newsletter: newsletterProps(newsletter),
    host: new URL(target.url).host,
    description: target.description,
    reason: target.disabled_reason,
    commands: {
      look: `galley webhook show ${target.id}`,
      enable: `galley webhook enable ${target.id}`,
    },
  });
  return mail(newsletter, notice, rendered, {});
};

/** The mail that tells an editor what the queue's address takes. */
export const composeQueueAnswer: Compose = async (deps, notice, newsletter) => {
  const { inboundDomain } = deps;
  const address = inboundDomain === null ? null : queueAddress(newsletter.slug, inboundDomain);
  if (address === null) return obsolete('no-address');
  const { renderQueueAnswer } = await import('@galley/emails');
  const rendered = await renderQueueAnswer({ newsletter: newsletterProps(newsletter), address });
  return mail(newsletter, notice, rendered, ANSWERS);
};

/** Owners copy the command into a shell, which would run what an address may hold: `$`, `|`. */
const quoteAddress = (address: string): string =>
  /^\w[\w.+@-]*$/.test(address) ? address : `'${address.replaceAll("'", String.raw`'\''`)}'`;

const secondsBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000;
