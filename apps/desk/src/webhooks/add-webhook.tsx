import type { RevealedWebhook } from '@galley/contract/webhook';
import { readTargetUrl, WEBHOOK_EVENTS } from '@galley/core/webhook';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { isProblem } from '../api/problem.ts';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Choice, Choices } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field, Select } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';
import { readText, readTexts } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';

const NOUNS = ['issue', 'subscription', 'subscriber'] as const;
const EVERY = '';

/** Asks where to post what, and shows the new secret once. */
export function AddWebhook({ close }: { readonly close: () => void }): ReactNode {
  const { words } = useWords();
  const { webhooks } = words;
  const { form: its } = webhooks;
  const account = useAccount();
  const navigate = useNavigate();
  const add = useChange('POST /webhooks', ['GET /webhooks']);
  const [added, setAdded] = useState<RevealedWebhook | null>(null);
  const [problems, setProblems] = useState<{ url?: string; events?: string }>({});
  if (added !== null) {
    const open = (): void => void navigate(`/webhooks/${added.id}`, { replace: true });
    return <ShownOnce its={webhooks.shown} secret={added.secret} close={open} />;
  }
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const url = readText(form, 'url');
    const events = readTexts(form, 'events');
    // Whether this set-up may post to its own machine, only the server knows.
    const isUrl = readTargetUrl(url, { isLocal: true }).kind === 'ok';
    setProblems({
      ...(!isUrl && { url: its.urlWrong }),
      ...(events.length === 0 && { events: its.eventsMissing }),
    });
    if (!isUrl || events.length === 0 || add.isPending) return;
    const newsletter = readText(form, 'newsletter');
    const description = readText(form, 'description');
    const body = { url, events, description, newsletter: newsletter === EVERY ? null : newsletter };
    add.mutate(
      { body },
      {
        onSuccess: setAdded,
        onError: (error) => {
          if (isProblem(error, 'invalid') && error.at('url') !== undefined) {
            setProblems({ url: its.urlWrong });
          }
        },
      },
    );
  };
  const own = account.newsletters.filter(({ slug }) => mayIn(account, 'add-webhook', slug));
  return (
    <Dialog open close={close} title={its.title} what={its.what}>
      <form onSubmit={submit} noValidate>
        <Field
          label={its.url}
          name="url"
          type="url"
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          hint={its.urlHint}
          problem={problems.url}
        />
        <Field
          label={`${its.description} ${words.common.optional}`}
          name="description"
          dir="auto"
          autoComplete="off"
          maxLength={80}
          hint={its.descriptionHint}
        />
        <Select label={words.common.newsletter} name="newsletter">
          {mayIn(account, 'add-webhook', null) && (
            <option value={EVERY}>{words.common.everyNewsletter}</option>
          )}
          {own.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </Select>
        {NOUNS.map((noun, at) => (
          <Choices
            key={noun}
            legend={`${its.events}: ${webhooks.nouns[noun]}`}
            problem={at === 0 ? problems.events : undefined}
          >
            {WEBHOOK_EVENTS.filter((type) => type.startsWith(`${noun}.`)).map((type) => (
              <Choice
                key={type}
                its={{ title: type, what: webhooks.events[type] }}
                type="checkbox"
                name="events"
                value={type}
                defaultChecked={noun === 'issue'}
              />
            ))}
          </Choices>
        ))}
        <ProblemNote error={add.error} />
        <footer>
          <Button onClick={close}>{words.common.cancel}</Button>
          <Button type="submit" kind="main" busy={add.isPending ? words.common.signing : undefined}>
            {its.action}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
