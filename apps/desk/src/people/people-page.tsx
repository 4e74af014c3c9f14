import type { Person } from '@galley/contract/editor';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { maySomewhere, nameOf, useAccount } from '../api/account.tsx';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Loading, Page } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useNew } from '../words/use-new.ts';
import { useWords } from '../words/words.tsx';
import { Invitations } from './invitations.tsx';
import { PersonRow, type PersonAction } from './person-row.tsx';

const InvitePerson = lazy(async () => ({
  default: (await import('./invite-person.tsx')).InvitePerson,
}));
const ChangeRole = lazy(async () => ({
  default: (await import('./change-role.tsx')).ChangeRole,
}));
const Question = lazy(async () => ({ default: (await import('../parts/question.tsx')).Question }));

const READ_AGAIN = ['GET /people'] as const;

/** Who may use the desk, and for what. */
export function PeoplePage(): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const list = useReading('GET /people');
  const inviting = useNew();
  const remove = useChange('DELETE /people/{id}', READ_AGAIN);
  const confirm = useChange('POST /people/{id}/confirm', READ_AGAIN);
  const [chosen, setChosen] = useState<{ action: PersonAction; person: Person } | null>(null);
  const close = (): void => setChosen(null);
  const asks = (action: PersonAction): boolean => chosen?.action === action;
  const name = chosen === null ? '' : nameOf(chosen.person);
  const id = chosen?.person.id ?? '';
  const mayManage = maySomewhere(account, 'invite-person');
  return (
    <Page
      title={words.people.title}
      lead={words.people.lead}
      actions={
        mayManage && (
          <Button kind="main" icon="add" onClick={inviting.open}>
            {words.people.invite}
          </Button>
        )
      }
    >
      {list.data === undefined ? (
        list.isPending ? (
          <Loading />
        ) : (
          <Unread error={list.error} retry={() => void list.refetch()} />
        )
      ) : (
        <>
          <ul className="rows boxed">
            {list.data.people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                mayManage={mayManage}
                choose={(action) => setChosen({ action, person })}
              />
            ))}
          </ul>
          {mayManage && list.data.people.length === 1 && list.data.invitations.length === 0 && (
            <Notice icon="people" its={words.people.alone} />
          )}
          <Invitations invitations={list.data.invitations} mayManage={mayManage} />
        </>
      )}
      <Suspense>
        {inviting.isNew && mayManage && <InvitePerson close={inviting.close} />}
        {chosen !== null && asks('role') && <ChangeRole person={chosen.person} close={close} />}
        {asks('remove') && (
          <Question
            open
            close={close}
            {...words.people.removing}
            title={words.people.removing.title(name)}
            action={words.people.remove.replace('…', '')}
            act={async () => {
              await remove.mutateAsync({ params: { id } });
              sayDone(words.people.removed);
            }}
          />
        )}
        {asks('confirm') && (
          <Question
            open
            close={close}
            {...words.people.confirming}
            title={words.people.confirming.title(name)}
            action={words.people.confirm.replace('…', '')}
            kind="main"
            act={async () => {
              await confirm.mutateAsync({ params: { id }, body: {} });
              sayDone(words.people.confirmed);
            }}
          />
        )}
      </Suspense>
    </Page>
  );
}
