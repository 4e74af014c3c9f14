import { makeLinkToken, type LinkPurpose } from '@galley/core/editor';
import {
  findReaderLink,
  noticeSubscription,
  type NewsletterRow,
  type NoticeRow,
  type ReaderLinkRow,
} from '@galley/db';
import type { Notice, ReaderLinkProps } from '@galley/emails';
import type { DeliveryDeps } from '../delivery-deps.ts';
import { mail, newsletterProps, obsolete, type ComposedNotice } from './composed-notice.ts';
import { readerTokenOf } from './reader-token-of.ts';

type Compose = (
  deps: DeliveryDeps,
  notice: NoticeRow,
  newsletter: NewsletterRow,
) => Promise<ComposedNotice>;

/** The mail with the link to a reader's preferences, which works for ever. */
export const composeLinks: Compose = async (deps, notice, newsletter) => {
  const link = await readLink(deps, notice);
  if (typeof link === 'string') return obsolete(link);
  const reader = await findReader(deps, notice);
  if (typeof reader === 'string') return obsolete(reader);
  const { renderLinks } = await import('@galley/emails');
  const token = readerTokenOf(deps, reader, notice);
  const url = `${deps.publicUrl}/preferences/${token}`;
  return render(renderLinks, { notice, newsletter, link, url });
};

/** The mail with the link to what is kept about a reader, while it works. */
export const composeDataLink: Compose = async (deps, notice, newsletter) => {
  const link = await readLink(deps, notice);
  if (typeof link === 'string') return obsolete(link);
  const reader = await findReader(deps, notice);
  if (typeof reader === 'string') return obsolete(reader);
  const { renderDataLink } = await import('@galley/emails');
  const url = urlOf(deps, 'reader-data', link);
  return render(renderDataLink, { notice, newsletter, link, url });
};

/** The mail that asks a reader's new address, while it may still answer. */
export const composeNewAddress: Compose = async (deps, notice, newsletter) => {
  const link = await readLink(deps, notice);
  if (typeof link === 'string') return obsolete(link);
  const { renderNewAddress } = await import('@galley/emails');
  const url = urlOf(deps, 'new-address', link);
  return render(renderNewAddress, { notice, newsletter, link, url });
};

/** The mail that tells an old address of the change. */
export const composeAddressChanged: Compose = async (_deps, notice, newsletter) => {
  const { renderAddressChanged } = await import('@galley/emails');
  const { address } = notice;
  const rendered = await renderAddressChanged({ newsletter: newsletterProps(newsletter), address });
  return mail(newsletter, notice, rendered, {});
};

/** The link of a notice, or why it is of no use any more. */
async function readLink(deps: DeliveryDeps, notice: NoticeRow): Promise<ReaderLinkRow | string> {
  const { reader_link_id: id } = notice;
  const link = id === null ? undefined : await findReaderLink(deps.db, id);
  if (link === undefined || link.ended_at !== null) return 'spent';
  return link.expires_at <= deps.clock() ? 'expired' : link;
}

/** The subscription that a notice is about, or why its reader may not be mailed. */
async function findReader(deps: DeliveryDeps, { subscription_id: id, address }: NoticeRow) {
  const subscription =
    id === null ? null : await noticeSubscription(deps.db, { subscriptionId: id, address });
  if (subscription === null) return 'no-subscription';
  return subscription.suppression_id === null ? subscription : 'suppressed';
}

const PATHS = { 'reader-data': 'data', 'new-address': 'new-address' } as const;

const urlOf = (
  { keyring, publicUrl }: DeliveryDeps,
  purpose: LinkPurpose & keyof typeof PATHS,
  { id }: ReaderLinkRow,
): string => `${publicUrl}/${PATHS[purpose]}/${makeLinkToken(keyring, purpose, id)}`;

async function render(
  renderer: (props: ReaderLinkProps) => Promise<Notice>,
  about: {
    readonly notice: NoticeRow;
    readonly newsletter: NewsletterRow;
    readonly link: ReaderLinkRow;
    readonly url: string;
  },
): Promise<ComposedNotice> {
  const { notice, newsletter, link, url } = about;
  const rendered = await renderer({
    newsletter: newsletterProps(newsletter),
    address: notice.address,
    url,
    validForSeconds: (link.expires_at.getTime() - link.created_at.getTime()) / 1000,
  });
  return mail(newsletter, notice, rendered, {});
}
