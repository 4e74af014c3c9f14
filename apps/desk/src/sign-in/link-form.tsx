import { useState, type FormEvent, type ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { readEmail } from '../words/read-form.ts';

/** Asks for a link by mail. The answer is the same whether or not the address is known. */
export function LinkForm(props: { readonly sent: (email: string) => void }): ReactNode {
  const { words } = useWords();
  const ask = useChange('POST /sign-in/link');
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const email = readEmail(new FormData(event.currentTarget));
    setProblem(email === null ? words.problems.email : undefined);
    if (email !== null && !ask.isPending) {
      ask.mutate({ body: { email } }, { onSuccess: () => props.sent(email) });
    }
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field
        label={words.common.email}
        name="email"
        type="email"
        autoComplete="username"
        dir="ltr"
        problem={problem}
      />
      <ProblemNote error={ask.error} />
      <Button type="submit" icon="mail" busy={ask.isPending ? words.common.loading : undefined}>
        {words.signIn.link}
      </Button>
    </form>
  );
}
