import type { LinkAnswer, SenderDomain } from '@galley/core/issue';
import type { Json } from '../schema/columns.ts';

/** What a link or DNS answered, until it expires. */
export interface InspectionTable {
  kind: 'link' | 'sender-domain';
  /** The link's URL, or the domain. */
  subject: string;
  answer: Json<LinkAnswer | SenderDomain>;
  asked_at: Date;
  expires_at: Date;
}
