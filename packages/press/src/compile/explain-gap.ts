import type { RefusalOf } from '@galley/contract/refusals';
import type { Gap } from '@galley/core/issue';

/** Says why a review can't stand in a gap. */
export function explainGap(
  { after, before }: Gap,
  kind: 'apart' | 'across-pins',
): RefusalOf<'invalid'> {
  const field = after === undefined ? 'before' : 'after';
  const problem =
    kind === 'across-pins'
      ? 'found a place on the other side of the pinned reviews, which stay ahead of all others, expected one on its own side'
      : after === undefined || before === undefined
        ? `found ${after ?? before ?? 'nothing'}, expected another review of the same queue or issue`
        : `found ${after ?? 'the start'} and ${before ?? 'the end'}, expected two neighbours`;
  return { kind: 'invalid', problems: [{ field, problem }] };
}
