import { INSTALLATION_TAG, ISSUE_TAG, SLOT_TAG, SUBSCRIBER_TAG } from '../feedback/mail-tags.ts';
import { PLACEHOLDER_CLOSE, PLACEHOLDER_OPEN } from '../issue/placeholder.ts';
import type { Rendition } from '../issue/rendition.ts';

/** The values stamped into one mail. `token` and `leave` are placeholders of the rendition itself. */
const MAIL_SLOTS = ['to', 'token', 'leave', 'subscriber'] as const;
export type MailSlot = (typeof MAIL_SLOTS)[number];

/**
 * One reader's final values, stored at the freeze so that a retry makes the same bytes; `leave`
 * follows from the token.
 */
export interface StampValues {
  readonly to: string;
  readonly token: string;
  readonly subscriber: string;
}

/**
 * A rendition as the JSON object of one mail in `POST /emails/batch`, encoded once and split where
 * readers differ: `segments[0] slots[0] segments[1] slots[1] …`.
 */
export interface MailTemplate {
  readonly segments: readonly Uint8Array[];
  readonly slots: readonly MailSlot[];
}

export interface MailTemplateInput {
  readonly sender: string;
  readonly replyTo: string | null;
  readonly installation: string;
  readonly issueId: string;
  /** Null for issues whose mails don't name it: they are older than the tag. */
  readonly slotTag?: string | null;
  readonly rendition: Rendition;
}

const mark = (slot: MailSlot) => `${PLACEHOLDER_OPEN}${slot}${PLACEHOLDER_CLOSE}`;
const MARKED = new RegExp(`${PLACEHOLDER_OPEN}([^${PLACEHOLDER_CLOSE}]*)${PLACEHOLDER_CLOSE}`);

/**
 * Encodes a rendition once for all its readers.
 *
 * @throws Error when the rendition has a placeholder that nothing fills; preflight blocks such an
 * issue before approval, so here it is a bug.
 */
export function compileMailTemplate(input: MailTemplateInput): MailTemplate {
  const { rendition } = input;
  const json = JSON.stringify({
    from: input.sender,
    to: [mark('to')],
    ...(input.replyTo === null ? {} : { reply_to: input.replyTo }),
    subject: rendition.subject,
    html: rendition.html,
    text: rendition.text,
    headers: rendition.headers,
    // The last field, so that `tagBucket` can add one.
    tags: [
      { name: INSTALLATION_TAG, value: input.installation },
      { name: ISSUE_TAG, value: input.issueId },
      { name: SUBSCRIBER_TAG, value: mark('subscriber') },
      ...(input.slotTag === undefined || input.slotTag === null
        ? []
        : [{ name: SLOT_TAG, value: input.slotTag }]),
    ],
  });
  // Splitting at a pattern with one group alternates text and the group's match.
  const parts = json.split(MARKED);
  const encoder = new TextEncoder();
  const segments: Uint8Array[] = [];
  const slots: MailSlot[] = [];
  parts.forEach((part, index) => {
    if (index % 2 === 0) segments.push(encoder.encode(part));
    else slots.push(readSlot(part));
  });
  return { segments, slots };
}

function readSlot(name: string): MailSlot {
  const slot = MAIL_SLOTS.find((known) => known === name);
  if (slot === undefined) throw new Error(`rendition holds an unknown placeholder "${name}"`);
  return slot;
}
