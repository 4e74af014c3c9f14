import { FIXED_DAYS } from '@galley/core/retention';
import type { ReactNode } from 'react';
import { mayIn, useAccount } from '../api/account.tsx';
import { useReading } from '../api/use-api.ts';
import { Notice } from '../parts/notice.tsx';
import { Loading, Page, Section } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { RetentionForm } from './retention-form.tsx';

/** How long things are kept, for all newsletters together. */
export function RetentionPage(): ReactNode {
  const { retention: its } = useWords().words;
  const mayChange = mayIn(useAccount(), 'set-retention', null);
  const kept = useReading('GET /retention');
  return (
    <Page title={its.title} lead={its.lead}>
      {!mayChange && <Notice icon="people" its={its.forOwners} />}
      {kept.data !== undefined ? (
        <>
          <RetentionForm kept={kept.data} mayChange={mayChange} />
          <LastApplied at={kept.data.appliedAt} />
        </>
      ) : kept.isPending ? (
        <Loading />
      ) : (
        <Unread error={kept.error} retry={() => void kept.refetch()} />
      )}
      <Fixed />
    </Page>
  );
}

function LastApplied({ at }: { readonly at: string | null }): ReactNode {
  const { words, moments } = useWords();
  const now = useNow();
  const { lastApplied, notYet } = words.retention;
  return <p className="hint">{at === null ? notYet : lastApplied(moments.away(at, now))}</p>;
}

const KINDS = ['unconfirmed', 'counts', 'inboundMails', 'webhookEvents', 'importFiles'] as const;

/** What is kept for a time that nobody sets. */
function Fixed(): ReactNode {
  const { retention: its } = useWords().words;
  const { kinds } = its;
  const rows = [
    ...KINDS.map((kind) => ({ ...kinds[kind], kept: its.daysCount(FIXED_DAYS[kind]) })),
    { ...kinds.hours, kept: its.withDeliveries },
    { ...kinds.imports, kept: its.withReader },
    { ...kinds.audit, kept: its.kept },
  ];
  return (
    <Section title={its.fixed.title} what={its.fixed.what}>
      <ul className="rows boxed">
        {rows.map(({ title, what, kept }) => (
          <li key={title} className="kept">
            <div>
              <strong>{title}</strong>
              <p className="more">{what}</p>
            </div>
            <span className="kept-for">{kept}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
