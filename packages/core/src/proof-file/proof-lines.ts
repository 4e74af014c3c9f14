import { z } from 'zod';
import { DELIVERY_STATES } from '../delivery/delivery-state.ts';

/** What a proof file is, on its first line. */
export const PROOF_FORMAT = 'galley proof file 1';

const count = z.int().nonnegative();
const text = z.string();
const instant = z.string().nullable();

/** What providers' events may have said of a mail. */
export const FATES = ['delivered', 'bounced', 'complained', 'failed'] as const;

const head = z.strictObject({
  format: z.literal(PROOF_FORMAT),
  newsletter: text,
  issue: count,
  subject: text,
  sender: text.nullable(),
  replyTo: text.nullable(),
  contentHash: text,
  approvals: z.array(z.strictObject({ by: text, at: text })),
  releasedAt: instant,
  sentAt: instant,
  writtenAt: text,
  audience: count,
});

const rendition = z.strictObject({
  rendition: z.strictObject({
    key: text,
    subject: text,
    preheader: text,
    html: text,
    text,
    headers: z.record(z.string(), z.string()),
  }),
  hash: text,
});

/** One reader, by a keyed digest: nobody learns an address from it. */
const delivery = z.strictObject({
  reader: text,
  state: z.enum(DELIVERY_STATES),
  /** The key of the rendition that they were sent; null if none. */
  rendition: text.nullable(),
  /** The provider's id of the mail. */
  mail: text.nullable(),
  fates: z.array(z.enum(FATES)),
});

const totals = z.strictObject({
  counts: z.strictObject({
    accepted: count,
    rejected: count,
    excluded: count,
    uncertain: count,
    pending: count,
    delivered: count,
    bounced: count,
    complained: count,
    failed: count,
  }),
});

/** Covers the lines before it. */
const signature = z.strictObject({ signature: z.strictObject({ key: text, mac: text }) });

/** Covers the lines before it, the signature's too. */
const seal = z.strictObject({ seal: text });

export type ProofHead = z.output<typeof head>;
export type ProofRendition = z.output<typeof rendition>;
export type ProofDelivery = z.output<typeof delivery>;
export type ProofTotals = z.output<typeof totals>;
export type ProofSignature = z.output<typeof signature>;
export type ProofSeal = z.output<typeof seal>;

const SHAPES = { head, rendition, delivery, totals, signature, seal } as const;

/** The parts of a proof file: one line each, in this order. */
export type ProofPart =
  | { readonly part: 'head'; readonly its: ProofHead }
  | { readonly part: 'rendition'; readonly its: ProofRendition }
  | { readonly part: 'delivery'; readonly its: ProofDelivery }
  | { readonly part: 'totals'; readonly its: ProofTotals }
  | { readonly part: 'signature'; readonly its: ProofSignature }
  | { readonly part: 'seal'; readonly its: ProofSeal };

/** Prints a part as a line with its line feed. */
export const printProofLine = (its: ProofPart['its']): string => `${JSON.stringify(its)}\n`;

const MARKS = [
  ['head', 'format'],
  ['delivery', 'reader'],
  ['rendition', 'rendition'],
  ['totals', 'counts'],
  ['signature', 'signature'],
  ['seal', 'seal'],
] as const;

/** Reads a line; null if it is no part of a proof file. */
export function readProofLine(line: string): ProofPart | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const part = MARKS.find(([, mark]) => Object.hasOwn(value, mark))?.[0];
  if (part === undefined) return null;
  const read = SHAPES[part].safeParse(value);
  return read.success ? ({ part, its: read.data } as ProofPart) : null;
}

export const noTotals = (): ProofTotals['counts'] => ({
  accepted: 0,
  rejected: 0,
  excluded: 0,
  uncertain: 0,
  pending: 0,
  delivered: 0,
  bounced: 0,
  complained: 0,
  failed: 0,
});

/** Adds a delivery to totals. */
export function addDelivery(totals: ProofTotals['counts'], { state, fates }: ProofDelivery): void {
  totals[state] += 1;
  for (const fate of fates) totals[fate] += 1;
}
