import type { Passkey } from '@galley/contract/editor';
import { useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Loading, Section } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { Question } from '../parts/question.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useNew } from '../words/use-new.ts';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { AddPasskey } from './add-passkey.tsx';

/** The passkeys that sign somebody in. */
export function Passkeys(): ReactNode {
  const { words } = useWords();
  const { passkeys } = words.account;
  const list = useReading('GET /passkeys');
  const remove = useChange('DELETE /passkeys/{id}', ['GET /passkeys', 'GET /account']);
  const adding = useNew();
  const back = useWayBack();
  const [leaving, setLeaving] = useState<Passkey | null>(null);
  return (
    <Section
      title={passkeys.title}
      what={passkeys.what}
      action={
        <Button icon="add" onClick={adding.open}>
          {passkeys.add}
        </Button>
      }
    >
      {list.data === undefined ? (
        list.isPending ? (
          <Loading />
        ) : (
          <Unread error={list.error} retry={() => void list.refetch()} />
        )
      ) : list.data.length === 0 ? (
        <p className="quiet">{passkeys.none}</p>
      ) : (
        <ul className="rows">
          {list.data.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} remove={() => setLeaving(passkey)} />
          ))}
        </ul>
      )}
      {adding.isNew && <AddPasskey close={back ?? adding.close} />}
      <Question
        open={leaving !== null}
        close={() => setLeaving(null)}
        title={passkeys.question(leaving?.name ?? '')}
        what={passkeys.questionWhat}
        action={passkeys.remove}
        act={async () => {
          await remove.mutateAsync({ params: { id: leaving?.id ?? '' } });
          sayDone(passkeys.removed);
        }}
      />
    </Section>
  );
}

/** Only such addresses lead back, whatever somebody's link says. */
const BACK = /^\/issues\/[\w-]+\/\d+(?:\/proof)?\?approve$/;

/** Leads back to where somebody needed a passkey; null if they came for the account. */
function useWayBack(): (() => void) | null {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const back = search.get('back') ?? '';
  return BACK.test(back) ? () => void navigate(back, { replace: true }) : null;
}

function Row(props: { readonly passkey: Passkey; readonly remove: () => void }): ReactNode {
  const { words, moments } = useWords();
  const { passkeys } = words.account;
  const now = useNow();
  const { name, host, worksHere, createdAt, usedAt } = props.passkey;
  const added = passkeys.added(moments.away(createdAt, now));
  const used = usedAt === null ? passkeys.unused : passkeys.used(moments.away(usedAt, now));
  return (
    <li>
      <div>
        <strong dir="auto">{name}</strong>
        <p className="more">{`${added} · ${used}`}</p>
        {!worksHere && <p className="tag warns">{passkeys.elsewhere(host)}</p>}
      </div>
      <Button kind="quiet" aria-label={`${passkeys.remove}: ${name}`} onClick={props.remove}>
        {passkeys.remove}
      </Button>
    </li>
  );
}
