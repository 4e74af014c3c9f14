import { useState, type FormEvent, type ReactNode } from 'react';
import { isProblem } from '../api/problem.ts';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { readEmail, readText } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';
import { Door } from './door.tsx';
import { useEnter } from './enter.ts';
import { useToken } from './token.ts';

/** Where the link on the terminal leads: the first person to use it becomes the owner. */
export function FirstOwnerPage(): ReactNode {
  const { words } = useWords();
  const { firstOwner, common, problems } = words;
  const token = useToken();
  const enter = useEnter();
  const become = useChange('POST /sign-in/first-owner');
  const [problem, setProblem] = useState<string>();
  if (token === null || isProblem(become.error, 'dead-link')) {
    return <Door title={firstOwner.dead.title} what={firstOwner.dead.what} />;
  }
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = readEmail(form);
    const name = readText(form, 'name');
    setProblem(email === null ? problems.email : undefined);
    if (email === null || become.isPending) return;
    const body = { token, email, ...(name !== '' && { name }) };
    become.mutate({ body }, { onSuccess: () => void enter() });
  };
  return (
    <Door title={firstOwner.title} what={firstOwner.what}>
      <form onSubmit={submit} noValidate>
        <Field
          label={common.email}
          name="email"
          type="email"
          autoComplete="email"
          dir="ltr"
          hint={firstOwner.emailHint}
          problem={problem}
        />
        <Field
          label={`${common.name} ${common.optional}`}
          name="name"
          autoComplete="name"
          dir="auto"
        />
        <ProblemNote error={become.error} />
        <Button
          type="submit"
          kind="main"
          className="wide"
          busy={become.isPending ? common.loading : undefined}
        >
          {firstOwner.action}
        </Button>
      </form>
    </Door>
  );
}
