import { ISSUE_STATES } from '@galley/core/issue';
import { z } from 'zod';
import { instant } from '../instant.ts';
import type { Shaped } from '../shape.ts';
import { approvalShape, issueShape } from './issue.ts';
import { proofAudienceShape } from './proof-audience.ts';

const rating = z.strictObject({ value: z.number(), max: z.number() }).nullable();

/** When an approved issue goes out. */
export const departureShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at-slot'), at: instant }),
  z.strictObject({ kind: z.literal('at-once') }).meta({
    description: 'Its slot is due: approval releases it within seconds',
  }),
  z.strictObject({ kind: z.literal('by-hand') }).meta({
    description:
      'A person releases it: it has no slot, is dated another day than its slot, or is too late for the clock',
  }),
  z.strictObject({ kind: z.literal('other-day'), today: z.string() }).meta({
    description: 'Its date is over or ahead: it needs another date first',
  }),
]);
export type Departure = Shaped<typeof departureShape>;

/** How far the approvals of an issue's bytes have come, where the newsletter asks for four eyes. */
export const fourEyesShape = z.strictObject({
  makers: z.array(z.string()).meta({
    description: 'Who changed something since the last sent issue, by name',
  }),
  approvals: z.array(approvalShape),
  yours: z.enum(['completes', 'one-more', 'given', 'none']).meta({
    description:
      'What the approval of the one who asks would do: complete it; leave it open for one more; it is given already; or they may not approve',
  }),
});
export type FourEyes = Shaped<typeof fourEyesShape>;

/** An issue without its mail: what a person sees while making it ready. */
export const issueOutlineShape = issueShape.extend({
  newsletter: z.string().meta({ description: 'Its slug' }),
  newsletterTitle: z.string(),
  language: z.string(),
  timeZone: z.string(),
  isSample: z.boolean(),
  subjectIsSet: z.boolean().meta({ description: 'False while it is the proposed one' }),
  preheaderIsSet: z.boolean(),
  reviews: z.array(
    z.strictObject({
      id: z.string(),
      slug: z.string(),
      title: z.string(),
      outlet: z.string(),
      rating,
      pinned: z.boolean(),
      extent: z.enum(['full', 'summary', 'headline']),
      pending: z.boolean().meta({ description: 'True if it was edited and waits to be applied' }),
      version: z.int(),
    }),
  ),
  order: z.string().meta({ description: 'The version of the order of its reviews' }),
  corrections: z
    .array(
      z.strictObject({
        id: z.string(),
        reviewId: z.string(),
        title: z.string().meta({ description: 'Of the corrected review' }),
        note: z.string(),
        readers: z.int().meta({ description: 'Who is told of it by this issue now, or was' }),
        toEverybody: z.boolean().meta({
          description:
            'True if there would be too many versions to tell those apart who got the old text',
        }),
      }),
    )
    .meta({ description: 'The corrections of earlier issues that it carries' }),
  readers: z.int().meta({ description: 'How many would get it now' }),
  undoSeconds: z.int().meta({ description: 'How long a release can be taken back' }),
  departure: departureShape.nullable().meta({
    description: 'When it goes out once it is approved; null once it is released or cancelled',
  }),
  fourEyes: fourEyesShape
    .nullable()
    .meta({ description: 'Null unless the newsletter asks for it' }),
  now: instant.meta({ description: "The server's clock" }),
});
export type IssueOutline = Shaped<typeof issueOutlineShape>;

/** Where an issue's mail has changed since somebody last read its proof. */
export const proofChangesShape = z.strictObject({
  since: instant,
  subject: z.string().nullable().meta({ description: 'The earlier one, if it differs' }),
  preheader: z.string().nullable().meta({ description: 'The earlier one, if it differs' }),
  paragraphs: z
    .array(
      z.array(z.strictObject({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
    )
    .nullable()
    .meta({ description: 'Null if too much has changed to show it word by word' }),
});

/** What a proof shows beside the mail; the mail itself comes as framed pages. */
export const issueProofShape = z.strictObject({
  number: z.int(),
  name: z.string(),
  state: z.enum(ISSUE_STATES).nullable().meta({ description: 'Null until it is compiled' }),
  isStored: z.boolean().meta({
    description: 'False if it is what compiling now would make',
  }),
  contentHash: z.string(),
  sender: z.string().nullable(),
  replyTo: z.string().nullable(),
  subject: z.string(),
  preheader: z.string(),
  dueAt: instant.nullable(),
  datedOn: z.string(),
  bytes: z.int().meta({ description: 'Of the HTML, as a reader gets it' }),
  clipBytes: z.int().meta({ description: 'From how many on Gmail clips' }),
  renditions: z.array(z.string()).meta({ description: 'The keys of its versions' }),
  audience: proofAudienceShape,
  reviews: z.array(
    z.strictObject({
      id: z.string(),
      slug: z.string(),
      title: z.string(),
      extent: z.enum(['full', 'summary', 'headline']),
    }),
  ),
  carriedOver: z.int(),
  lastRead: z
    .strictObject({ at: instant, isThis: z.boolean() })
    .nullable()
    .meta({ description: 'The proof last marked as read' }),
  changes: proofChangesShape.nullable().meta({
    description: 'Null if nothing has changed since, or if nobody has read it',
  }),
});
export type IssueProof = Shaped<typeof issueProofShape>;

/** A reader whose copy a proof shows. */
export const proofReaderShape = z.strictObject({
  id: z.string(),
  address: z.string(),
  name: z.string().nullable(),
});
export type ProofReaderChoice = Shaped<typeof proofReaderShape>;
