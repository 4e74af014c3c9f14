import type { ProofReader } from '@galley/contract/proof';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { mayTake } from '@galley/core/editor';
import type { Rendition } from '@galley/core/issue';
import { findProofReader } from '@galley/db';
import { findReaderRendition } from '../compile/rendition-of-reader.ts';
import type { PressDeps } from '../press-deps.ts';
import type { ReadProof } from './proof-issue.ts';

/** What to show in a frame of a proof. */
export interface FrameWish {
  /** The bytes that the page around the frame shows: no others are shown. */
  readonly hash: string;
  /** The version of the mail; if it is left out, that of the reader, or else the first one. */
  readonly rendition?: string | undefined;
  /** The id of a subscriber whose copy to show; a sample reader's if it is left out. */
  readonly reader?: string | undefined;
}

export type OpenFrame =
  | {
      readonly kind: 'open';
      readonly rendition: Rendition;
      /** Null for the sample reader. */
      readonly to: ProofReader | null;
    }
  | RefusalOf<'other-hash' | 'invalid'>;

/**
 * Opens a frame of a proof that the actor has read. Bytes other than those of the page around it are
 * refused, so that no page mixes two versions. Those who may not see readers always get the
 * sample reader's copy.
 */
export async function openFrame(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  { newsletter, number, contentHash, renditions, audience }: ReadProof,
  { hash, rendition: key, reader }: FrameWish,
): Promise<OpenFrame> {
  if (hash !== contentHash) return { kind: 'other-hash', number, contentHash };
  const shown = (key: string | undefined) =>
    renditions.find((each) => key === undefined || each.key === key);
  const rendition = shown(key);
  if (rendition === undefined) return unknown('rendition', 'one of the versions of this issue');
  if (reader === undefined || !mayTake(actor, 'see-readers', newsletter.id)) {
    return { kind: 'open', rendition, to: null };
  }
  const to = await findProofReader(deps.db, newsletter.id, reader);
  if (to === undefined) return unknown('reader', 'a reader of this newsletter');
  if (key !== undefined) return { kind: 'open', rendition, to };
  const their = { newsletterId: newsletter.id, subscriberId: reader };
  const found = await findReaderRendition(deps.db, their, audience);
  const its = found.kind === 'found' ? shown(found.key) : undefined;
  return its === undefined
    ? unknown('reader', 'a reader whose choice leaves something of this issue')
    : { kind: 'open', rendition: its, to };
}

const unknown = (field: string, expected: string): RefusalOf<'invalid'> => ({
  kind: 'invalid',
  problems: [{ field, problem: `found no such one, expected ${expected}` }],
});
