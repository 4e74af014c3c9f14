import type { Invitation } from '@galley/contract/editor';
import type { ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { Roles } from './roles.tsx';

/** Invitations that nobody has accepted yet. */
export function Invitations(props: {
  readonly invitations: readonly Invitation[];
  readonly mayManage: boolean;
}): ReactNode {
  const { words, moments } = useWords();
  const takeBack = useChange('DELETE /invitations/{id}', ['GET /people']);
  if (props.invitations.length === 0) return null;
  return (
    <Section title={words.people.invitations}>
      <ul className="rows boxed">
        {props.invitations.map(({ id, email, newsletter, role, expiresAt }) => (
          <li key={id} className="person">
            <div>
              <strong dir="ltr">{email}</strong>
              <p className="more">{words.people.until(moments.full(expiresAt))}</p>
            </div>
            <Roles roles={[{ newsletter, role }]} />
            {props.mayManage && (
              <Button
                kind="quiet"
                aria-label={`${words.people.takeBack}: ${email}`}
                onClick={() =>
                  takeBack.mutate(
                    { params: { id } },
                    { onSuccess: () => sayDone(words.people.takenBack) },
                  )
                }
              >
                {words.people.takeBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote error={takeBack.error} />
    </Section>
  );
}
