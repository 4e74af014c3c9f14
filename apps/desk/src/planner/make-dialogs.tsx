import { useState, type ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Select } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';
import { useMakeIssue } from './use-make-issue.ts';

interface DialogProps {
  readonly slug: string;
  readonly close: () => void;
}

/** Asks before reviews leave the queue for an issue outside the slots. */
export function ExtraDialog({ slug, close }: DialogProps): ReactNode {
  const { words } = useWords();
  const { extraForm } = words.planner;
  const make = useMakeIssue(slug);
  return (
    <Dialog open close={close} title={extraForm.title} what={extraForm.what}>
      <Form close={close} make={make} act={make.extra} />
    </Dialog>
  );
}

/** Has somebody choose the month of a best-of. */
export function BestOfDialog({
  slug,
  today,
  close,
}: DialogProps & { readonly today: string }): ReactNode {
  const { words, format } = useWords();
  const { bestOfForm } = words.planner;
  const make = useMakeIssue(slug);
  const months = monthsUntil(today);
  const [month, setMonth] = useState(months[1] ?? '');
  return (
    <Dialog open close={close} title={bestOfForm.title} what={bestOfForm.what}>
      <Form close={close} make={make} act={() => make.bestOf(month)}>
        <Select
          label={bestOfForm.month}
          value={month}
          onChange={({ target }) => setMonth(target.value)}
        >
          {months.map((one) => (
            <option key={one} value={one}>
              {format.month(one)}
            </option>
          ))}
        </Select>
      </Form>
    </Dialog>
  );
}

function Form(props: {
  readonly close: () => void;
  readonly make: ReturnType<typeof useMakeIssue>;
  readonly act: () => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { words } = useWords();
  const { make, act } = props;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!make.isBusy) act();
      }}
    >
      {props.children}
      {make.refusal !== null && (
        <p className="problem-note" role="alert">
          {make.refusal}
        </p>
      )}
      <footer>
        <Button onClick={props.close}>{words.common.cancel}</Button>
        <Button type="submit" kind="main" busy={make.isBusy ? words.planner.making : undefined}>
          {words.planner.actions.make}
        </Button>
      </footer>
    </form>
  );
}

const MONTHS = 24;

/** The month of a day and those before it, `YYYY-MM`, the latest first. */
function monthsUntil(day: string): readonly string[] {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1;
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, month - back, 1)).toISOString().slice(0, 7),
  );
}
