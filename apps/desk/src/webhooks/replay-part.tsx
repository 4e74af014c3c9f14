import type { ShownWebhook } from '@galley/contract/webhook';
import type { FormEvent, ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Select } from '../parts/field.tsx';
import { Section } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { readText } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';

const DAY_MS = 86_400_000;
/** Events are kept for 30 days. */
const SPANS = [1, 7, 30];

/** Posts again all that has failed in a span of time. */
export function ReplayPart({ its }: { readonly its: ShownWebhook }): ReactNode {
  const { replay } = useWords().words.webhooks;
  const again = useChange('POST /webhooks/{id}/replay-failed', ['GET /webhooks/{id}']);
  // Nothing can be posted to one that is off; its notice says so.
  if (its.disabledAt !== null) return null;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (again.isPending) return;
    const days = Number(readText(new FormData(event.currentTarget), 'days'));
    const since = new Date(Date.now() - days * DAY_MS).toISOString();
    again.mutate(
      { params: { id: its.id }, body: { since } },
      { onSuccess: ({ posts }) => sayDone(replay.doneCount(posts)) },
    );
  };
  return (
    <Section title={replay.title} what={replay.what}>
      <form className="in-line" onSubmit={submit}>
        <Select label={replay.since} name="days" defaultValue="7">
          {SPANS.map((days) => (
            <option key={days} value={days}>
              {replay.days(days)}
            </option>
          ))}
        </Select>
        <Button type="submit">{replay.action}</Button>
      </form>
      <ProblemNote error={again.error} />
    </Section>
  );
}
