import type { Person } from '@galley/contract/editor';
import { ROLES, type Role } from '@galley/core/editor';
import { useState, type FormEvent, type ReactNode } from 'react';
import { mayIn, nameOf, useAccount } from '../api/account.tsx';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Choice, Choices } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { readText } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';
import { readWhere, WhereSelect, writeWhere } from './where-select.tsx';

const NO_ROLE = 'none';

/** Asks what somebody may do in one newsletter, or everywhere. */
export function ChangeRole(props: {
  readonly person: Person;
  readonly close: () => void;
}): ReactNode {
  const { person, close } = props;
  const { words } = useWords();
  const account = useAccount();
  const change = useChange('PUT /people/{id}/role', ['GET /people', 'GET /account']);
  const places = [null, ...account.newsletters.map(({ slug }) => slug)];
  const managed = places.filter((slug) => mayIn(account, 'change-role', slug));
  const held = person.roles.find(({ newsletter }) => managed.includes(newsletter));
  const [where, setWhere] = useState(held === undefined ? (managed[0] ?? null) : held.newsletter);
  const current = person.roles.find(({ newsletter }) => newsletter === where)?.role ?? NO_ROLE;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const chosen = readText(new FormData(event.currentTarget), 'role');
    const role = chosen === NO_ROLE ? null : (chosen as Role);
    if (change.isPending) return;
    change.mutate(
      { params: { id: person.id }, body: { newsletter: where, role } },
      {
        onSuccess: () => {
          sayDone(words.people.changed);
          close();
        },
      },
    );
  };
  return (
    <Dialog open close={close} title={words.people.roleOf(nameOf(person))}>
      <form onSubmit={submit}>
        <WhereSelect
          step="change-role"
          value={writeWhere(where)}
          onChange={(event) => setWhere(readWhere(event.target.value))}
        />
        {/* Anew for each newsletter, so that it begins with the role held there. */}
        <Choices key={where ?? ''} legend={words.people.form.role}>
          {ROLES.map((role) => (
            <Choice
              key={role}
              its={words.roles[role]}
              type="radio"
              name="role"
              value={role}
              defaultChecked={role === current}
            />
          ))}
          <Choice
            its={words.people.noRole}
            type="radio"
            name="role"
            value={NO_ROLE}
            defaultChecked={current === NO_ROLE}
          />
        </Choices>
        <ProblemNote error={change.error} />
        <footer>
          <Button onClick={close}>{words.common.cancel}</Button>
          <Button
            type="submit"
            kind="main"
            busy={change.isPending ? words.common.signing : undefined}
          >
            {words.common.save}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
