import { useState, type FormEvent, type ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Choice, Choices } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { readText } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';
import type { TroubledReader } from './use-troubled.ts';

const DECISIONS = ['accepted', 'rejected'] as const;

/** Asks whether an uncertain mail arrived, and how somebody knows. */
export function DecideReader(props: {
  readonly params: { readonly slug: string; readonly number: string };
  readonly reader: TroubledReader;
  /** All that are listed: those of the same batch share the answer. */
  readonly readers: readonly TroubledReader[];
  readonly close: () => void;
}): ReactNode {
  const { words } = useWords();
  const { params, reader, close } = props;
  const its = words.sending.decide;
  const decide = useChange('POST /newsletters/{slug}/issues/{number}/decide', [
    'GET /sending',
    'GET /newsletters/{slug}/issues/{number}/status',
    'GET /newsletters/{slug}/issues/{number}/troubled',
    'GET /today',
  ]);
  const [missing, setMissing] = useState({ decision: false, because: false });
  const together = props.readers.filter(
    ({ batch, state }) => state === 'uncertain' && batch === reader.batch,
  ).length;
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const decision = DECISIONS.find((one) => one === readText(form, 'decision'));
    const because = readText(form, 'because');
    setMissing({ decision: decision === undefined, because: because === '' });
    if (decision === undefined || because === '' || decide.isPending) return;
    const body = { email: reader.address, decision, because } as const;
    const decided = await decide.mutateAsync({ params, body }).catch(() => null);
    if (decided === null) return;
    sayDone(its.doneCount(decided.addresses.length));
    close();
  };
  return (
    <Dialog
      open
      close={close}
      title={its.title(reader.name ?? reader.address)}
      what={its.batchCount(Math.max(together, 1))}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Choices legend={its.answer} problem={missing.decision ? its.answerMissing : undefined}>
          {DECISIONS.map((decision) => (
            <Choice
              key={decision}
              its={its[decision]}
              type="radio"
              name="decision"
              value={decision}
            />
          ))}
        </Choices>
        <Field
          label={its.because}
          name="because"
          hint={its.becauseHint}
          problem={missing.because ? its.becauseMissing : undefined}
          autoComplete="off"
        />
        <ProblemNote error={decide.error} />
        <footer>
          <Button onClick={close}>{words.common.cancel}</Button>
          <Button type="submit" kind="main" busy={decide.isPending ? its.saving : undefined}>
            {its.action}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
