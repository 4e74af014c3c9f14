import { useState, type FormEvent, type ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { readEmail, readText } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';

/** Asks whom to add, and how they agreed. */
export function AddSubscriber(props: {
  readonly slug: string;
  readonly close: () => void;
}): ReactNode {
  const { words } = useWords();
  const its = words.subscribers.add;
  const add = useChange('POST /newsletters/{slug}/subscribers', 'all');
  const [missing, setMissing] = useState({ email: false, consent: false });
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = readEmail(form);
    const [name, consent] = [readText(form, 'name'), readText(form, 'consent')];
    setMissing({ email: email === null, consent: consent === '' });
    if (email === null || consent === '' || add.isPending) return;
    const body = { email, name: name === '' ? null : name, consent };
    const added = await add.mutateAsync({ params: { slug: props.slug }, body }).catch(() => null);
    if (added === null) return;
    sayDone(added.added ? its.done(added.address) : its.known(added.address));
    props.close();
  };
  return (
    <Dialog open close={props.close} title={its.title} what={its.what}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label={words.common.email}
          name="email"
          type="email"
          autoComplete="off"
          dir="ltr"
          problem={missing.email ? words.problems.email : undefined}
        />
        <Field
          label={`${words.common.name} ${words.common.optional}`}
          name="name"
          autoComplete="off"
          dir="auto"
        />
        <Field
          label={its.consent}
          name="consent"
          autoComplete="off"
          hint={its.consentHint}
          problem={missing.consent ? its.consentMissing : undefined}
        />
        <ProblemNote error={add.error} />
        <footer>
          <Button onClick={props.close}>{words.common.cancel}</Button>
          <Button type="submit" kind="main" busy={add.isPending ? words.common.loading : undefined}>
            {its.action}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
