import type { AlreadyThere } from '@galley/press/review';
import type { Failed } from '../shell/outcome.ts';
import { when } from '../shell/when.ts';

/** Says where an article already stands, and what to do if that is meant. */
export const alreadyThere = (there: AlreadyThere): Failed => ({
  kind: 'failed',
  problem: `"${there.title}" (review ${there.id}) ${place(there.where)}: ${
    there.by === 'url' ? 'the same article URL' : 'the same title and outlet'
  }. Add --again to queue it anyway.`,
});

const place = (where: AlreadyThere['where']): string => {
  switch (where.kind) {
    case 'queue':
      return `is number ${where.place} in the queue since ${when(where.queuedAt)}`;
    case 'held':
      return `is held, queued on ${when(where.queuedAt)}`;
    case 'issue':
      return `is in issue ${where.number} (${where.state}${where.on === null ? '' : `, ${when(where.on)}`})`;
  }
};
