import type { Block } from '../../../../review/review.ts';
import type { Found, PreflightRule } from '../../preflight-rule.ts';

/** What a phone shows side by side without breaking words. */
const MOST_COLUMNS = 4;

export const wideTable: PreflightRule = {
  name: 'wide-table',
  severity: 'warns',
  overridable: true,
  explanation: `A mail can't scroll sideways: on a phone, a table of more than ${MOST_COLUMNS} columns breaks its words or is cut off.`,
  fix: {
    issue: 'Leave columns out, or turn the table into a list: galley review edit ID.',
    files: 'Leave columns out, or turn the table into a list in FILE.',
  },
  check: ({ reviews }) =>
    reviews.flatMap((about) => {
      const { review, extent } = about;
      if (extent !== 'full') return [];
      return (['analysis', 'sections'] as const).flatMap((field) =>
        review[field].flatMap(({ blocks }) =>
          blocks.flatMap((block) =>
            complain(block, review.title).map((message): Found => ({
              message,
              about,
              blames: { kind: 'review', field },
            })),
          ),
        ),
      );
    }),
};

function complain(block: Block, title: string): string[] {
  if (block.type !== 'table' || block.header.length <= MOST_COLUMNS) return [];
  return [`A table in "${title}" has ${block.header.length} columns.`];
}
