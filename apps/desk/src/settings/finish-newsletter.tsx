import type { Newsletter } from '@galley/contract/newsletter';
import { type FormEvent, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/page.tsx';
import { ProblemNote, Unread } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { focusField } from './focus-field.ts';
import { NeedsPasskey, SenderFields } from './sender-part.tsx';
import { LinesSetting } from './text-setting.tsx';
import { useEdits } from './use-edits.ts';
import { useSaving } from './use-saving.ts';

const PARTS = ['basics', 'sender'] as const;

/** What a new newsletter still needs before anything can go out; all of it can wait. */
export function FinishNewsletter({ slug }: { readonly slug: string }): ReactNode {
  const newsletter = useReading('GET /newsletters/{slug}', { params: { slug } });
  if (newsletter.data !== undefined) return <Finish newsletter={newsletter.data} />;
  return newsletter.isPending ? (
    <Loading />
  ) : (
    <Unread error={newsletter.error} retry={() => void newsletter.refetch()} />
  );
}

function Finish({ newsletter }: { readonly newsletter: Newsletter }): ReactNode {
  const { words } = useWords();
  const { create } = words.settings;
  const navigate = useNavigate();
  const edits = useEdits(newsletter);
  const saving = useSaving(newsletter, edits);
  const queue = `/queue/${newsletter.slug}`;
  const its = {
    values: edits.values,
    set: ((name, value) => {
      saving.touch(name);
      edits.set(name, value);
    }) as typeof edits.set,
    isWrong: (name: keyof typeof edits.values) =>
      PARTS.some((part) => saving.of(part).wrong.includes(name)),
  };
  const finish = async (): Promise<void> => {
    for (const part of PARTS) {
      if (edits.changedIn(part).length === 0) continue;
      const outcome = await saving.save(part);
      if (outcome?.wrong[0] !== undefined) focusField(outcome.wrong[0]);
      if (outcome?.isSaved !== true) return;
    }
    sayDone(create.ready);
    void navigate(queue);
  };
  return (
    <form
      className="settings-form create"
      noValidate
      onSubmit={(event: FormEvent) => {
        // React also hears of forms in windows over this one.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        void finish();
      }}
    >
      <header>
        <h2>{create.before.title}</h2>
        <p className="what">{create.before.what}</p>
      </header>
      <LinesSetting its={its} name="postalAddress" />
      <NeedsPasskey />
      <SenderFields its={its} />
      {PARTS.map((part) => (
        <ProblemNote key={part} error={saving.of(part).error} />
      ))}
      <footer className="settings-save">
        <Button
          type="submit"
          kind="main"
          busy={saving.isBusy ? words.settings.saving : undefined}
          aria-disabled={edits.isAny ? undefined : true}
        >
          {create.finish}
        </Button>
        <Link className="button quiet" to={queue}>
          {create.later}
        </Link>
      </footer>
    </form>
  );
}
