import { issueName } from '@galley/core/issue/name';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { AddPasskey } from '../account/add-passkey.tsx';
import { mayIn, useAccount } from '../api/account.tsx';
import type { OwnNewsletter } from '../newsletter/current-newsletter.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { MakeIssue } from '../planner/make-issue.tsx';
import { useExample } from '../queue/use-example.ts';
import { useWords } from '../words/words.tsx';
import type { NewsletterToday } from './newsletter-day.tsx';
import { readTrial } from './read-trial.ts';

/** Where this machine's own mail can be read; elsewhere it is not served. */
const MAILBOX = window.location.hostname === 'localhost' ? '/mailbox' : null;

/** Leads somebody new from a review to the mail, as long as there is only the sample newsletter. */
export function Trial(props: {
  readonly newsletter: OwnNewsletter;
  readonly today: NewsletterToday;
}): ReactNode {
  const { words } = useWords();
  const { trial, issue } = words.queue.today;
  const account = useAccount();
  const [isAdding, setAdding] = useState(false);
  const { newsletter } = props;
  const { slug } = newsletter;
  const example = useExample(newsletter);
  const { done, number } = readTrial(props.today);
  const at = `/issues/${slug}/${issueName(number)}`;
  const mayCreate = mayIn(account, 'set-newsletter', null);
  const steps: readonly Step[] = [
    {
      ...trial.write,
      actions: (
        <>
          <Link className="button main" to={`/queue/${slug}/add`}>
            {trial.write.action}
          </Link>
          <Button onClick={example.use}>{trial.write.example}</Button>
        </>
      ),
    },
    { ...trial.make, actions: <MakeIssue slug={slug} kind="main" /> },
    {
      ...trial.approve,
      actions:
        account.passkeys === 0 ? (
          <>
            <Button kind="main" icon="keys" onClick={() => setAdding(true)}>
              {words.notices.addPasskey.action}
            </Button>
            <Link className="button plain" to={at}>
              {words.queue.today.actions.issue}
            </Link>
          </>
        ) : (
          <Link className="button main" to={at}>
            {trial.approve.action(issue(number))}
          </Link>
        ),
    },
    {
      ...trial.read,
      actions:
        MAILBOX === null ? (
          <a className="button main" href={`/n/${slug}/issues/${number}`}>
            {trial.read.page}
          </a>
        ) : (
          <a className="button main" href={MAILBOX}>
            {trial.read.action}
          </a>
        ),
    },
  ];
  return (
    <section className="trial" aria-labelledby="trial">
      <header>
        <h2 id="trial">{trial.title}</h2>
        <p>{trial.what}</p>
      </header>
      <ol>
        {steps.map((step, index) => (
          <TrialStep
            key={step.title}
            step={step}
            place={index + 1}
            state={index < done ? 'done' : index === done ? 'now' : 'later'}
          />
        ))}
      </ol>
      {mayCreate && (
        <footer>
          <div>
            <h3>{trial.own.title}</h3>
            <p>{trial.own.what}</p>
          </div>
          <Link
            className={done >= steps.length - 1 ? 'button main' : 'button plain'}
            to="/new-newsletter"
          >
            {trial.own.action}
          </Link>
        </footer>
      )}
      {isAdding && <AddPasskey close={() => setAdding(false)} />}
    </section>
  );
}

interface Step {
  readonly title: string;
  readonly what: string;
  readonly actions: ReactNode;
}

function TrialStep(props: {
  readonly step: Step;
  readonly place: number;
  readonly state: 'done' | 'now' | 'later';
}): ReactNode {
  const { words, format } = useWords();
  const { step, state } = props;
  return (
    <li className={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className="trial-place">
        {state === 'done' ? (
          <>
            <Icon name="done" />
            <span className="unseen">{words.queue.today.trial.done}</span>
          </>
        ) : (
          <span aria-hidden="true">{format.number(props.place)}</span>
        )}
      </span>
      <div>
        <h3>{step.title}</h3>
        {state === 'now' && (
          <>
            <p>{step.what}</p>
            <div className="trial-actions">{step.actions}</div>
          </>
        )}
      </div>
    </li>
  );
}
