import type { Key } from '@galley/contract/editor';
import { useState, type ReactNode } from 'react';
import { maySomewhere, useAccount } from '../api/account.tsx';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/notice.tsx';
import { Loading, Page } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { Question } from '../parts/question.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useNew } from '../words/use-new.ts';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { CreateKey } from './create-key.tsx';

/** The keys of scripts. */
export function KeysPage(): ReactNode {
  const { words } = useWords();
  const { keys } = words;
  const account = useAccount();
  const list = useReading('GET /keys');
  const revoke = useChange('DELETE /keys/{id}', ['GET /keys']);
  const creating = useNew();
  const [leaving, setLeaving] = useState<Key | null>(null);
  const create = maySomewhere(account, 'create-key') && (
    <Button kind="main" icon="add" onClick={creating.open}>
      {keys.create}
    </Button>
  );
  const isEmpty = list.data?.length === 0;
  return (
    <Page title={keys.title} lead={keys.lead} actions={!isEmpty && create}>
      {list.data === undefined ? (
        list.isPending ? (
          <Loading />
        ) : (
          <Unread error={list.error} retry={() => void list.refetch()} />
        )
      ) : isEmpty ? (
        <Empty its={keys.none}>{create}</Empty>
      ) : (
        <ul className="rows boxed">
          {list.data.map((key) => (
            <Row key={key.id} its={key} revoke={() => setLeaving(key)} />
          ))}
        </ul>
      )}
      {creating.isNew && create !== false && <CreateKey close={creating.close} />}
      <Question
        open={leaving !== null}
        close={() => setLeaving(null)}
        title={keys.revoking.title(leaving?.name ?? '')}
        what={keys.revoking.what}
        action={keys.revoke}
        act={async () => {
          await revoke.mutateAsync({ params: { id: leaving?.id ?? '' } });
          sayDone(keys.revoked);
        }}
      />
    </Page>
  );
}

function Row({ its, revoke }: { readonly its: Key; readonly revoke: () => void }): ReactNode {
  const { words, moments } = useWords();
  const { keys, scopes } = words;
  const now = useNow();
  const ends = its.expiresAt === null ? keys.lasting : keys.expires(moments.day(its.expiresAt));
  const used = its.usedAt === null ? keys.unused : keys.used(moments.away(its.usedAt, now));
  return (
    <li className="person">
      <div>
        <strong dir="auto">{its.name}</strong>
        <p className="more">
          <bdi>{keys.of(its.person.email)}</bdi>
          {` · ${ends} · ${used}`}
        </p>
      </div>
      <p className="roles">
        {its.scopes.map((scope) => (
          <span key={scope} className="tag">
            {scopes[scope as keyof typeof scopes]?.title ?? scope}
          </span>
        ))}
      </p>
      <Button kind="quiet" aria-label={`${keys.revoke}: ${its.name}`} onClick={revoke}>
        {keys.revoke}
      </Button>
    </li>
  );
}
