import { useState, type FormEvent, type ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { readText } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';

/** Asks why an address is suppressed, or mailed again. */
export function AskReason(props: {
  readonly step: 'suppress' | 'lift';
  readonly email: string;
  readonly close: () => void;
}): ReactNode {
  const { words } = useWords();
  const its = words.subscribers[props.step];
  const suppress = useChange('POST /suppressions', 'all');
  const lift = useChange('POST /suppressions/lift', 'all');
  const change = props.step === 'suppress' ? suppress : lift;
  const [isMissing, setMissing] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const because = readText(new FormData(event.currentTarget), 'because');
    setMissing(because === '');
    if (because === '' || change.isPending) return;
    const input = { body: { email: props.email, because } };
    const done = await change.mutateAsync(input).then(
      () => true,
      () => false,
    );
    if (!done) return;
    sayDone(its.done);
    props.close();
  };
  return (
    <Dialog open close={props.close} title={its.title} what={its.what}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label={its.because}
          name="because"
          autoComplete="off"
          maxLength={1000}
          problem={isMissing ? its.missing : undefined}
        />
        <ProblemNote error={change.error} />
        <footer>
          <Button onClick={props.close}>{words.common.cancel}</Button>
          <Button
            type="submit"
            kind={props.step === 'suppress' ? 'danger' : 'main'}
            busy={change.isPending ? words.common.signing : undefined}
          >
            {its.action}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
