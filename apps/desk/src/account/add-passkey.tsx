import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { callSigned } from '../api/call.ts';
import { makePasskey } from '../api/ceremony.ts';
import { signCall } from '../api/sign-call.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { readText } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';
import { nameBrowser } from './name-browser.ts';

/** Has the browser make a passkey, and hands its public half to the server. */
export function AddPasskey({ close }: { readonly close: () => void }): ReactNode {
  const { words } = useWords();
  const { passkeys } = words.account;
  const client = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const add = useMutation({
    mutationFn: async (name: string) => {
      const ceremony = await callSigned('POST /passkeys/begin', { body: {} }, signCall);
      const response = await makePasskey(ceremony);
      await callSigned('POST /passkeys', { body: { id: ceremony.id, name, response } }, signCall);
    },
    onSuccess: async () => {
      await client.invalidateQueries();
      sayDone(passkeys.saved);
      close();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = readText(new FormData(event.currentTarget), 'name');
    setProblem(name === '' ? words.problems.empty : undefined);
    if (name !== '' && !add.isPending) add.mutate(name);
  };
  return (
    <Dialog open close={close} title={passkeys.add}>
      <form onSubmit={submit} noValidate>
        <Field
          label={passkeys.name}
          name="name"
          defaultValue={nameBrowser(navigator.userAgent)}
          dir="auto"
          maxLength={60}
          autoComplete="off"
          hint={passkeys.nameHint}
          problem={problem}
        />
        <ProblemNote error={add.error} />
        <footer>
          <Button onClick={close}>{words.common.cancel}</Button>
          <Button type="submit" kind="main" busy={add.isPending ? words.common.signing : undefined}>
            {passkeys.add}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
