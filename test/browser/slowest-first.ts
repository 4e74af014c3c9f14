import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** With two workers, a long file that begins last is waited for alone. */
const SLOWEST = ['desk-pages', 'desk-review-saving', 'desk-sending', 'pages', 'desk-settings'];

/** Begins with the files that take longest, also on a machine that has run none of them yet. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = SLOWEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return rank === -1 ? SLOWEST.length : rank;
}
