import { makeReaderToken } from '@galley/core/subscription';
import type { noticeSubscription, NoticeRow } from '@galley/db';
import type { DeliveryDeps } from '../delivery-deps.ts';

type Reader = NonNullable<Awaited<ReturnType<typeof noticeSubscription>>>;

/** How often a reader's address had changed when it was the one that a notice goes to. */
export const addressRoundOf = (
  { address_canonical: canonical, address_round: round }: Reader,
  { address }: Pick<NoticeRow, 'address'>,
): number => (address.toLowerCase() === canonical ? round : Math.max(round - 1, 0));

/** The token of a reader's subscription, for a mail to the address of a notice. */
export const readerTokenOf = (
  { keyring }: Pick<DeliveryDeps, 'keyring'>,
  reader: Reader,
  notice: Pick<NoticeRow, 'address'>,
): string => makeReaderToken(keyring, reader.id, addressRoundOf(reader, notice), reader.bucket);
