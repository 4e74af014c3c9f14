import type { RefusalOf } from '@galley/contract/refusals';

/** Where the newsletter has a review of an article, without saying that this is a refusal. */
export const placeOf = ({ id, title, by, where }: RefusalOf<'already-queued'>) => ({
  id,
  title,
  by,
  where,
});
