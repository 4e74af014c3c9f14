import type { PreflightRule } from '../../preflight-rule.ts';

const FEWEST = 3;

export const outletMix: PreflightRule = {
  name: 'outlet-mix',
  severity: 'warns',
  overridable: true,
  explanation:
    'When one outlet fills more than half of an issue, readers see little of the others.',
  fix: {
    issue: 'Hold one of its reviews for the next issue (galley review hold ID), or queue others.',
    files: 'Keep one of its reviews for the next issue, or add others.',
  },
  blames: { kind: 'issue', field: 'reviews' },
  check: ({ reviews }) => {
    if (reviews.length < FEWEST) return [];
    const outlets = new Map<string, { readonly name: string; readonly count: number }>();
    for (const { review } of reviews) {
      const key = review.outlet.trim().toLowerCase();
      // Reviews without an outlet have none in common.
      if (key === '') continue;
      const { name, count } = outlets.get(key) ?? { name: review.outlet, count: 0 };
      outlets.set(key, { name, count: count + 1 });
    }
    return [...outlets.values()]
      .filter(({ count }) => count * 2 > reviews.length)
      .map(({ name, count }) => `${count} of ${reviews.length} reviews are from ${name}.`);
  },
};
