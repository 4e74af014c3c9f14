import { ROLES, type Role } from '@galley/core/editor';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Choice, Choices } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { readEmail, readText } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';
import { readWhere, WhereSelect } from './where-select.tsx';

/** Asks whom to invite, as what and where. */
export function InvitePerson({ close }: { readonly close: () => void }): ReactNode {
  const { words } = useWords();
  const { form: its } = words.people;
  const invite = useChange('POST /invitations', ['GET /people']);
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = readEmail(form);
    setProblem(email === null ? words.problems.email : undefined);
    if (email === null || invite.isPending) return;
    const role = readText(form, 'role') as Role;
    const newsletter = readWhere(readText(form, 'newsletter'));
    invite.mutate(
      { body: { email, newsletter, role } },
      {
        onSuccess: () => {
          sayDone(its.sent(email));
          close();
        },
      },
    );
  };
  return (
    <Dialog open close={close} title={its.title} what={its.what}>
      <form onSubmit={submit} noValidate>
        <Field
          label={words.common.email}
          name="email"
          type="email"
          autoComplete="off"
          dir="ltr"
          problem={problem}
        />
        <Choices legend={its.role}>
          {ROLES.map((role) => (
            <Choice
              key={role}
              its={words.roles[role]}
              type="radio"
              name="role"
              value={role}
              defaultChecked={role === 'writer'}
            />
          ))}
        </Choices>
        <WhereSelect step="invite-person" />
        <ProblemNote error={invite.error} />
        <footer>
          <Button onClick={close}>{words.common.cancel}</Button>
          <Button
            type="submit"
            kind="main"
            busy={invite.isPending ? words.common.signing : undefined}
          >
            {its.action}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
