import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange, useReading } from '../api/use-api.ts';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { Page, Section } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Lost } from '../shell/lost.tsx';
import { readText } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';

/** As the API takes it. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Hands in a file of subscribers, and lists those that are on hand. */
export function ImportPage(): ReactNode {
  const { words } = useWords();
  const its = words.subscribers.import;
  const account = useAccount();
  const navigate = useNavigate();
  const { slug = '' } = useParams();
  const back = `/subscribers/${slug}`;
  usePageKeys({
    Escape: { label: words.subscribers.actions.back, act: () => void navigate(back) },
  });
  if (!mayIn(account, 'import-subscribers', slug)) return <Lost />;
  return (
    <Page title={its.title} lead={its.lead}>
      <p className="subscriber-back">
        <Link to={back}>{words.subscribers.actions.back}</Link>
      </p>
      <FileForm slug={slug} />
      <KeptFiles slug={slug} />
    </Page>
  );
}

function FileForm({ slug }: { readonly slug: string }): ReactNode {
  const { words, language } = useWords();
  const its = words.subscribers.import;
  const navigate = useNavigate();
  const send = useChange('POST /newsletters/{slug}/imports', ['GET /newsletters/{slug}/imports']);
  const [sent, setSent] = useState(0);
  const [problems, setProblems] = useState<{ file?: string; consent?: string }>({});
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get('file');
    const consent = readText(form, 'consent');
    const fileProblem =
      !(file instanceof File) || file.name === ''
        ? its.fileMissing
        : file.size > MOST_BYTES
          ? its.tooLarge
          : undefined;
    setProblems({
      ...(fileProblem !== undefined && { file: fileProblem }),
      ...(consent === '' && { consent: its.consentMissing }),
    });
    if (fileProblem !== undefined || consent === '' || !(file instanceof File)) return;
    if (send.isPending) return;
    setSent(0);
    const allConfirmed = form.has('allConfirmed') ? 'true' : '';
    const query = { consent, file: file.name.slice(0, 200), allConfirmed };
    send.mutate(
      { params: { slug }, query, file, onSent: setSent },
      { onSuccess: ({ id }) => void navigate(`/subscribers/${slug}/imports/${id}`) },
    );
  };
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(sent);
  return (
    <form className="import-form" onSubmit={submit} noValidate>
      <Field
        label={its.file}
        name="file"
        type="file"
        accept=".csv,.txt,.tsv,text/csv"
        hint={its.fileHint}
        problem={problems.file}
      />
      <Field
        label={its.consent}
        name="consent"
        autoComplete="off"
        maxLength={1000}
        hint={its.consentHint}
        problem={problems.consent}
      />
      <div className="choices">
        <Choice its={its.allConfirmed} type="checkbox" name="allConfirmed" />
      </div>
      <ProblemNote error={send.error} />
      {send.isPending && (
        <div className="import-progress">
          <p role="status">{its.sending}</p>
          <progress className="import-line" value={sent} max={1} aria-label={its.sending} />
          <p className="quiet">{its.sendingShare(share)}</p>
        </div>
      )}
      <footer className="import-actions">
        <Button type="submit" kind="main" busy={send.isPending ? its.sending : undefined}>
          {its.check}
        </Button>
      </footer>
    </form>
  );
}

/** The files that wait, are under way or were imported lately. */
function KeptFiles({ slug }: { readonly slug: string }): ReactNode {
  const { words, moments } = useWords();
  const its = words.subscribers.import;
  const { data } = useReading('GET /newsletters/{slug}/imports', { params: { slug } });
  if (data === undefined || data.length === 0) return null;
  return (
    <Section title={its.keptTitle} what={its.keptWhat}>
      <ul className="rows boxed">
        {data.map(({ id, file, state, by, keptUntil }) => (
          <li key={id}>
            <Link className="subscriber" to={`/subscribers/${slug}/imports/${id}`}>
              <strong>
                <bdi>{file.name}</bdi>
              </strong>
              <span className="more">
                <span>{its.states[state]}</span>
                {by !== null && <span>{its.by(by)}</span>}
                {keptUntil !== null && <span>{its.keptUntil(moments.full(keptUntil))}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
