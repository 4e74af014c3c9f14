import type { AlreadyQueued } from '@galley/contract/review';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/words.tsx';

/** Says that there is a review of the same article, and where. */
export function ThereNotice({ there }: { readonly there: AlreadyQueued }): ReactNode {
  const { words } = useWords();
  const { there: its } = words.queue.adding;
  const where = useWhere(there.where);
  return (
    <Notice icon="warning" its={{ title: its.title, what: `${where} ${its.by[there.by]}` }}>
      <Link className="button plain" to={`/reviews/${there.id}`}>
        {its.open}
      </Link>
    </Notice>
  );
}

function useWhere(where: AlreadyQueued['where']): string {
  const { words, format, moments } = useWords();
  const { there: its } = words.queue.adding;
  switch (where.kind) {
    case 'queue':
      return its.queue(where.place);
    case 'held':
      return its.held;
    case 'issue': {
      const day = where.on === null ? null : moments.day(where.on);
      return its.inIssue(format.number(where.number), words.states[where.state], day);
    }
  }
}
