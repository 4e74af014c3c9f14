import { choosableReview, chooseReviews, findRendition, type Extent } from '@galley/core/issue';
import type { Review, TopicKeys } from '@galley/core/review';
import { parseChoice } from '@galley/core/subscription';
import type { StoredChoice } from '@galley/db';

/** What a rendition holds. */
export interface HeldContent {
  readonly key: string;
  /** The ids of its reviews in their order. */
  readonly reviews: readonly string[];
  readonly extents: readonly Extent[];
}

/** What a choice gives; the key is null if it leaves nothing. */
export type Give = Pick<StoredChoice, 'gives' | 'key'>;

/** What decides which rendition a choice gives. */
export interface GivenBy {
  readonly contents: readonly HeldContent[];
  readonly reviews: readonly { readonly id: string; readonly review: Review }[];
  /** False for an urgent correction: everybody gets the same. */
  readonly hasChoice?: boolean;
  /** The keys that renamed topics of the newsletter have kept. */
  readonly topicKeys: TopicKeys;
  /** What is stored of choices. */
  readonly known: readonly (Give & { readonly choice: string })[];
}

/** What a choice gives: as it is stored or, if it was made since, what the freeze would decide. */
export function giveOfChoice(
  choice: string,
  { known, contents, reviews, topicKeys }: GivenBy,
): Give {
  const stored = known.find((each) => each.choice === choice);
  if (stored !== undefined) return stored;
  const wanted = chooseReviews(
    parseChoice(choice),
    reviews.map(({ id, review }) => choosableReview(id, review, topicKeys)),
  ).map(({ id }) => id);
  const { gives, key } = findRendition(wanted, contents);
  return { gives: gives === 'larger' ? 'late' : gives, key };
}

/**
 * The key of the rendition that a reader gets, as the freeze decides it; null if they get none.
 *
 * @param choices what the reader has chosen, the present choice first
 */
export function renditionOfReader(choices: readonly string[], its: GivenBy): string | null {
  if (its.hasChoice === false) return its.contents[0]?.key ?? null;
  const [present = '', ...earlier] = choices;
  const give = giveOfChoice(present, its);
  if (give.gives !== 'late') return give.key;
  const before = earlier
    .map((choice) => its.known.find((each) => each.choice === choice))
    .find((each) => each !== undefined && each.gives !== 'late');
  return before === undefined ? give.key : before.key;
}
