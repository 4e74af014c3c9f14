import type { CreatedKey } from '@galley/contract/editor';
import { SCOPE_NAMES, type Scope } from '@galley/core/editor';
import { useState, type FormEvent, type ReactNode } from 'react';
import { nameOf, useAccount } from '../api/account.tsx';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Choice, Choices } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field, Select } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';
import { readText, readTexts } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';

const DAY_MS = 86_400_000;
const EXPIRIES = [30, 90, 365];

/** Asks what a new key may do and for how long, and shows it once. */
export function CreateKey({ close }: { readonly close: () => void }): ReactNode {
  const { words } = useWords();
  const { form: its } = words.keys;
  const account = useAccount();
  const people = useReading('GET /people');
  const create = useChange('POST /keys', ['GET /keys']);
  const [created, setCreated] = useState<CreatedKey | null>(null);
  const [problems, setProblems] = useState<{ name?: string; scopes?: string }>({});
  if (created !== null) {
    return <ShownOnce its={words.keys.shown} secret={created.token} close={close} />;
  }
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = readText(form, 'name');
    const scopes = readTexts(form, 'scopes') as readonly Scope[];
    setProblems({
      ...(name === '' && { name: words.problems.empty }),
      ...(scopes.length === 0 && { scopes: its.scopeMissing }),
    });
    if (name === '' || scopes.length === 0 || create.isPending) return;
    const days = Number(readText(form, 'days'));
    const person = readText(form, 'for');
    create.mutate(
      {
        body: {
          name,
          scopes,
          ...(person !== account.id && { for: person }),
          ...(days > 0 && { expiresAt: new Date(Date.now() + days * DAY_MS).toISOString() }),
        },
      },
      { onSuccess: setCreated },
    );
  };
  return (
    <Dialog open close={close} title={its.title} what={its.what}>
      <form onSubmit={submit} noValidate>
        <Field
          label={words.common.name}
          name="name"
          dir="auto"
          autoComplete="off"
          maxLength={80}
          hint={its.nameHint}
          problem={problems.name}
        />
        <Choices columns legend={its.scopes} problem={problems.scopes}>
          {SCOPE_NAMES.map((scope) => (
            <Choice
              key={scope}
              its={words.scopes[scope]}
              type="checkbox"
              name="scopes"
              value={scope}
            />
          ))}
        </Choices>
        <div className="pair">
          <Select label={its.for} name="for" defaultValue={account.id}>
            <option value={account.id}>{words.common.you}</option>
            {(people.data?.people ?? [])
              .filter(({ id }) => id !== account.id)
              .map((person) => (
                <option key={person.id} value={person.id}>
                  {nameOf(person)}
                </option>
              ))}
          </Select>
          <Select label={its.expiry} name="days" defaultValue="90">
            {EXPIRIES.map((days) => (
              <option key={days} value={days}>
                {its.days(days)}
              </option>
            ))}
            <option value="0">{words.common.never}</option>
          </Select>
        </div>
        <ProblemNote error={create.error} />
        <footer>
          <Button onClick={close}>{words.common.cancel}</Button>
          <Button
            type="submit"
            kind="main"
            busy={create.isPending ? words.common.signing : undefined}
          >
            {its.action}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
