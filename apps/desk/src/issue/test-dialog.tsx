import type { IssueOutline, SentTest } from '@galley/contract/issue';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { isProblem, Problem } from '../api/problem.ts';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { describeProblem } from '../parts/problem-note.tsx';
import type { Saver } from '../save/index.ts';
import { readText } from '../words/read-form.ts';
import { shortHash } from '../words/short-hash.ts';
import { useWords } from '../words/words.tsx';
import { outlineKey, paramsOf } from './outline.ts';

/** Sends the proof of the bytes on screen to the testers or to an address. */
export function TestDialog(props: {
  readonly issue: IssueOutline;
  readonly saver: Saver;
  readonly close: () => void;
}): ReactNode {
  const { issue, saver, close } = props;
  const { words, format } = useWords();
  const { test, lines } = words.issue;
  const client = useQueryClient();
  const params = paramsOf(issue);
  const { data: newsletter } = useReading('GET /newsletters/{slug}', {
    params: { slug: issue.newsletter },
  });
  const sending = useChange('POST /newsletters/{slug}/issues/{number}/test');
  const [sent, setSent] = useState<SentTest | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const testers = newsletter?.testers ?? [];
  const explain = (error: unknown): string => {
    const refusals: Readonly<Record<string, string>> = test.refusals;
    const known = error instanceof Problem ? refusals[error.code] : undefined;
    return known ?? describeProblem(error, words);
  };
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const to = readText(new FormData(event.currentTarget), 'to');
    setTrouble(null);
    setSent(null);
    // A test shows what is on screen, or it says why it can't.
    if (!(await saver.settled())) return setTrouble(lines.unsaved);
    const known = client.getQueryData<IssueOutline>(outlineKey(params)) ?? issue;
    const hash = known.contentHash;
    try {
      const body = { ...(to !== '' && { to }), ...(hash !== null && { hash }) };
      setSent(await sending.mutateAsync({ params, body }));
    } catch (error) {
      if (!isProblem(error, 'other-hash')) return setTrouble(explain(error));
      await client.invalidateQueries({ queryKey: outlineKey(params) });
      const present = error.body.facts?.['contentHash'];
      setTrouble(test.changed(shortHash(typeof present === 'string' ? present : '')));
    }
  };
  return (
    <Dialog
      open
      close={close}
      title={test.title}
      what={test.what(shortHash(issue.contentHash ?? ''))}
    >
      <form onSubmit={(event) => void send(event)}>
        <Field
          label={test.to}
          name="to"
          type="email"
          dir="ltr"
          autoComplete="email"
          required={newsletter !== undefined && testers.length === 0}
          hint={
            newsletter === undefined
              ? undefined
              : testers.length === 0
                ? test.noTesters
                : `${test.toHint} ${test.testers(format.list(testers))}`
          }
        />
        {trouble !== null && (
          <p className="problem-note" role="alert">
            {trouble}
          </p>
        )}
        <div role="status">
          {sent !== null && (
            <div className="sent-test">
              <p>
                <strong>{test.sent(format.list(sent.to))}</strong>
              </p>
              <p className="more">{test.sentBytes(shortHash(sent.contentHash))}</p>
              {sent.suppressed.length > 0 && (
                <p className="problem">{test.suppressed(format.list(sent.suppressed))}</p>
              )}
            </div>
          )}
        </div>
        <Button
          kind="main"
          type="submit"
          icon="send"
          busy={sending.isPending ? test.sending : undefined}
        >
          {test.send}
        </Button>
      </form>
    </Dialog>
  );
}
