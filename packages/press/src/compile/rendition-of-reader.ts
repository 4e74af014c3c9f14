import { correctedKey } from '@galley/core/issue';
import { listChoicesOf, owedToReader, type Database, type Kysely } from '@galley/db';
import { renditionOfReader } from './give-of-choice.ts';
import type { AudienceFacts } from './read-audience.ts';

/** The rendition that a reader would get now, with the corrections that they are owed. */
export type FoundRendition =
  | { readonly kind: 'found'; readonly key: string }
  /** Their choice leaves nothing of the issue. */
  | { readonly kind: 'nothing' }
  /** They don't read the newsletter. */
  | { readonly kind: 'no-reader' };

/** Finds the rendition that a reader gets, as the freeze decides it. */
export async function findReaderRendition(
  db: Kysely<Database>,
  reader: {
    readonly newsletterId: string;
    readonly subscriberId: string;
    readonly bucket?: number;
  },
  audience: Pick<AudienceFacts, 'givenBy' | 'renditions' | 'owed'>,
): Promise<FoundRendition> {
  const choices = await listChoicesOf(db, reader);
  if (choices.length === 0) return { kind: 'no-reader' };
  const base = renditionOfReader(choices, audience.givenBy);
  if (base === null) return { kind: 'nothing' };
  const owed = await owedToReader(db, audience.owed, reader.subscriberId);
  const key = owed.length === 0 ? base : correctedKey(base, owed);
  const isMade = audience.renditions.some((each) => each.key === key);
  return { kind: 'found', key: isMade ? key : base };
}
