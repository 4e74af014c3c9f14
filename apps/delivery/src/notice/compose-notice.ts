import { issuePath } from '@galley/core/issue';
import { deskIssueUrl } from '@galley/core/network';
import { bestOfMonth, localTime, mailParagraphs, parseCadence } from '@galley/core/newsletter';
import { confirmTokenExpiry, makeConfirmToken, makeLeaveAddress } from '@galley/core/subscription';
import {
  latestSentIssue,
  listSlotsMissedWith,
  noticeSubscription,
  readIssueRow,
  readNewsletterRow,
  type NewsletterRow,
  type NoticeRow,
} from '@galley/db';
import type { HeldReason } from '@galley/emails';
import type { DeliveryDeps } from '../delivery-deps.ts';
import {
  composeInvitation,
  composeQueueAnswer,
  composeRecovered,
  composeSignIn,
  composeWebhookDisabled,
} from './compose-people-notice.ts';
import { composeCanary } from './compose-canary.ts';
import {
  composeAddressChanged,
  composeDataLink,
  composeLinks,
  composeNewAddress,
} from './compose-reader-notice.ts';
import {
  ANSWERS,
  mail,
  newsletterProps,
  obsolete,
  type ComposedNotice,
} from './composed-notice.ts';
import { addressRoundOf, readerTokenOf } from './reader-token-of.ts';

/** Renders a notice just before it is sent, so that the database holds no link with a token. */
export async function composeNotice(
  deps: DeliveryDeps,
  notice: NoticeRow,
): Promise<ComposedNotice> {
  const newsletter = await readNewsletterRow(deps.db, notice.newsletter_id);
  if (newsletter.sender === null) return { kind: 'wait', reason: 'no-sender' };
  switch (notice.kind) {
    case 'confirmation':
      return composeConfirmation(deps, notice, newsletter);
    case 'welcome':
      return composeWelcome(deps, notice, newsletter);
    case 'leave-link':
      return composeLeaveLink(deps, notice, newsletter);
    case 'held':
      return composeHeld(deps, notice, newsletter);
    case 'missed':
      return composeMissed(deps, notice, newsletter);
    case 'reminder':
      return composeReminder(deps, notice, newsletter);
    case 'sign-in':
      return composeSignIn(deps, notice, newsletter);
    case 'invitation':
      return composeInvitation(deps, notice, newsletter);
    case 'recovered':
      return composeRecovered(deps, notice, newsletter);
    case 'webhook-disabled':
      return composeWebhookDisabled(deps, notice, newsletter);
    case 'queue-answer':
      return composeQueueAnswer(deps, notice, newsletter);
    case 'canary-copy':
      return composeCanary(deps, notice);
    case 'links':
      return composeLinks(deps, notice, newsletter);
    case 'data-link':
      return composeDataLink(deps, notice, newsletter);
    case 'new-address':
      return composeNewAddress(deps, notice, newsletter);
    case 'address-changed':
      return composeAddressChanged(deps, notice, newsletter);
  }
}

async function composeConfirmation(
  deps: DeliveryDeps,
  notice: NoticeRow,
  newsletter: NewsletterRow,
): Promise<ComposedNotice> {
  const subscription = await readSubscription(deps, notice);
  const expiresAt = confirmTokenExpiry(notice.created_at);
  // An unsubscribed reader who asks again stays unsubscribed until they confirm by this mail.
  if (subscription === null || subscription.status === 'confirmed') return obsolete('not-pending');
  if (subscription.suppression_id !== null) return obsolete('suppressed');
  if (subscription.round !== notice.round) return obsolete('asked-again');
  if (expiresAt <= deps.clock()) return obsolete('expired');
  const token = makeConfirmToken(deps.keyring, {
    subscriptionId: subscription.id,
    bucket: subscription.bucket,
    round: subscription.round,
    expiresAt,
  });
  const { renderConfirmation } = await import('@galley/emails');
  const rendered = await renderConfirmation({
    newsletter: newsletterProps(newsletter),
    ownText: mailParagraphs(newsletter.confirmation_text),
    confirmUrl: `${deps.publicUrl}/confirm/${token}`,
    askedByMail: notice.answers_mail,
    validForSeconds: (expiresAt.getTime() - notice.created_at.getTime()) / 1000,
    publicUrl: deps.publicUrl,
  });
  return mail(newsletter, notice, rendered, notice.answers_mail ? ANSWERS : {});
}

async function composeLeaveLink(
  deps: DeliveryDeps,
  notice: NoticeRow,
  newsletter: NewsletterRow,
): Promise<ComposedNotice> {
  const subscription = await readSubscription(deps, notice);
  if (subscription === null || subscription.status === 'unsubscribed') return obsolete('left');
  if (subscription.suppression_id !== null) return obsolete('suppressed');
  const { renderLeaveLink } = await import('@galley/emails');
  const rendered = await renderLeaveLink({
    newsletter: newsletterProps(newsletter),
    address: notice.address,
    unsubscribeUrl: `${deps.publicUrl}/unsubscribe/${readerTokenOf(deps, subscription, notice)}`,
  });
  return mail(newsletter, notice, rendered, ANSWERS);
}

async function composeWelcome(
  deps: DeliveryDeps,
  notice: NoticeRow,
  newsletter: NewsletterRow,
): Promise<ComposedNotice> {
  const subscription = await readSubscription(deps, notice);
  if (subscription?.status !== 'confirmed') return obsolete('not-confirmed');
  if (subscription.suppression_id !== null) return obsolete('suppressed');
  const token = readerTokenOf(deps, subscription, notice);
  const unsubscribeUrl = `${deps.publicUrl}/unsubscribe/${token}`;
  const { inboundDomain } = deps;
  const latest = await latestSentIssue(deps.db, newsletter.id);
  const cadence = parseCadence(newsletter.cadence);
  const { renderWelcome } = await import('@galley/emails');
  const rendered = await renderWelcome({
    newsletter: newsletterProps(newsletter),
    address: notice.address,
    ownText: mailParagraphs(newsletter.welcome_text),
    cadence: cadence.kind === 'ok' ? cadence.cadence : null,
    latestIssue:
      latest === null
        ? null
        : {
            number: latest.number,
            subject: latest.subject,
            url: `${deps.publicUrl}${issuePath({ slug: newsletter.slug, isDefault: newsletter.is_default }, latest.number)}`,
          },
    unsubscribeUrl,
    preferencesUrl: `${deps.publicUrl}/preferences/${token}`,
    publicUrl: deps.publicUrl,
  });
  return mail(newsletter, notice, rendered, {
    'List-Unsubscribe': [
      `<${unsubscribeUrl}>`,
      ...(inboundDomain === null
        ? []
        : [
            `<mailto:${makeLeaveAddress(deps.keyring, subscription.id, addressRoundOf(subscription, notice), inboundDomain, subscription.bucket)}>`,
          ]),
    ].join(', '),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
}

async function composeHeld(
  deps: DeliveryDeps,
  notice: NoticeRow,
  newsletter: NewsletterRow,
): Promise<ComposedNotice> {
  if (notice.issue_id === null) return obsolete('no-issue');
  const issue = await readIssueRow(deps.db, notice.issue_id);
  if (issue.state !== 'held') return obsolete('not-held');
  const { renderHeldNotice } = await import('@galley/emails');
  const rendered = await renderHeldNotice({
    newsletter: newsletterProps(newsletter),
    number: issue.number,
    subject: issue.subject,
    due: issue.due_at === null ? null : localTime(issue.due_at, newsletter.time_zone),
    reason: heldReason(issue.reason),
    command: `galley issue approve ${issue.number}`,
    pageUrl: deskIssueUrl(deps.publicUrl, { newsletter: newsletter.slug, number: issue.number }),
  });
  return mail(newsletter, notice, rendered, {});
}

async function composeMissed(
  deps: DeliveryDeps,
  notice: NoticeRow,
  newsletter: NewsletterRow,
): Promise<ComposedNotice> {
  const { slot_due_on: dueOn, slot_kind: of } = notice;
  if (dueOn === null || of === null) return obsolete('no-slot');
  const slots = await listSlotsMissedWith(deps.db, newsletter.id, { of, dueOn });
  const due = slots.map((slot) => localTime(slot.due_at, slot.time_zone));
  const [first, last] = [due[0], due.at(-1)];
  if (first === undefined || last === undefined) return obsolete('no-slot');
  const { renderMissedNotice } = await import('@galley/emails');
  const rendered = await renderMissedNotice({
    newsletter: newsletterProps(newsletter),
    count: due.length,
    first,
    last,
    isBestOf: of === 'best-of',
    command: `galley issue compile ${of === 'best-of' ? `--best-of ${bestOfMonth(dueOn)}` : '--extra'}${newsletter.is_default ? '' : ` --newsletter ${newsletter.slug}`}`,
  });
  return mail(newsletter, notice, rendered, {});
}

async function composeReminder(
  deps: DeliveryDeps,
  notice: NoticeRow,
  newsletter: NewsletterRow,
): Promise<ComposedNotice> {
  if (notice.issue_id === null) return obsolete('no-issue');
  const { state, number, subject, due_at: dueAt } = await readIssueRow(deps.db, notice.issue_id);
  if (state !== 'draft' || dueAt === null) return obsolete('not-awaited');
  if (dueAt <= deps.clock()) return obsolete('too-late');
  const { renderReminder } = await import('@galley/emails');
  const rendered = await renderReminder({
    newsletter: newsletterProps(newsletter),
    due: localTime(dueAt, newsletter.time_zone),
    about: { kind: 'approval-missing', number, subject },
    command: `galley issue approve ${number}`,
    pageUrl: deskIssueUrl(deps.publicUrl, { newsletter: newsletter.slug, number }),
  });
  return mail(newsletter, notice, rendered, {});
}

const heldReason = (reason: string | null): HeldReason =>
  reason === 'too-late' ? { kind: 'too-late' } : { kind: 'not-approved' };

const readSubscription = async (deps: DeliveryDeps, notice: NoticeRow) =>
  notice.subscription_id === null
    ? null
    : noticeSubscription(deps.db, {
        subscriptionId: notice.subscription_id,
        address: notice.address,
      });
