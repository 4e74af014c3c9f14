import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange } from '../api/use-api.ts';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { Page, Section } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { Lost } from '../shell/lost.tsx';
import { readText } from '../words/read-form.ts';
import { useWords } from '../words/words.tsx';
import { ImportCounts, RefusedRows } from './import-counts.tsx';

/** As the API takes it. */
const MOST_BYTES = 64 * 1024 * 1024;

interface Chosen {
  readonly file: File;
  readonly query: {
    readonly consent: string;
    readonly file: string;
    readonly allConfirmed: string;
  };
}

/** Imports subscribers from a file: first what would happen, then that. */
export function ImportPage(): ReactNode {
  const { words } = useWords();
  const its = words.subscribers.import;
  const account = useAccount();
  const navigate = useNavigate();
  const { slug = '' } = useParams();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const check = useChange('POST /newsletters/{slug}/subscribers/import');
  const bring = useChange('POST /newsletters/{slug}/subscribers/import', 'all');
  const back = `/subscribers/${slug}`;
  usePageKeys({
    Escape: { label: words.subscribers.actions.back, act: () => void navigate(back) },
  });
  if (!mayIn(account, 'import-subscribers', slug)) return <Lost />;

  const read = (next: Chosen): void => {
    setChosen(next);
    bring.reset();
    const query = { ...next.query, dryRun: 'true' };
    check.mutate({ params: { slug }, query, file: next.file });
  };
  const start = (): void => {
    if (chosen === null || bring.isPending) return;
    const query = { ...chosen.query, skipBad: 'true' };
    bring.mutate(
      { params: { slug }, query, file: chosen.file },
      { onSuccess: () => sayDone(its.done) },
    );
  };
  const reset = (): void => {
    setChosen(null);
    check.reset();
    bring.reset();
  };
  const report = bring.data ?? check.data;
  return (
    <Page title={its.title} lead={its.lead}>
      <p className="subscriber-back">
        <Link to={back}>{words.subscribers.actions.back}</Link>
      </p>
      {report === undefined && (
        <FileForm read={read} busy={check.isPending ? its.checking : undefined} />
      )}
      <ProblemNote error={bring.error ?? check.error} />
      {report !== undefined && (
        <>
          <Section
            title={report.dryRun ? its.would : its.did}
            what={`${report.file.name} · ${its.readAs(report.format.title)}`}
          >
            <ImportCounts report={report} />
          </Section>
          <RefusedRows report={report} />
          {report.dryRun && (
            <details className="import-columns" open>
              <summary>{its.columns}</summary>
              <dl className="facts">
                {report.columns.map(({ column, meaning }, index) => (
                  <div key={`${index} ${column}`}>
                    <dt>
                      <bdi>{column}</bdi>
                    </dt>
                    <dd>
                      <bdi>{meaning}</bdi>
                    </dd>
                  </div>
                ))}
              </dl>
            </details>
          )}
          <footer className="import-actions">
            {report.dryRun ? (
              <>
                <Button onClick={reset}>{its.other}</Button>
                <Button
                  kind="main"
                  busy={bring.isPending ? its.importing : undefined}
                  onClick={start}
                >
                  {report.leftOut.refused > 0 ? its.startWithout : its.start}
                </Button>
              </>
            ) : (
              <>
                <Button onClick={reset}>{its.other}</Button>
                <Link className="button main" to={back}>
                  {its.see}
                </Link>
              </>
            )}
          </footer>
        </>
      )}
    </Page>
  );
}

function FileForm(props: {
  readonly read: (chosen: Chosen) => void;
  readonly busy: string | undefined;
}): ReactNode {
  const { words } = useWords();
  const its = words.subscribers.import;
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
    if (props.busy !== undefined) return;
    const allConfirmed = form.has('allConfirmed') ? 'true' : '';
    props.read({ file, query: { consent, file: file.name.slice(0, 200), allConfirmed } });
  };
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
      <footer className="import-actions">
        <Button type="submit" kind="main" busy={props.busy}>
          {its.check}
        </Button>
      </footer>
    </form>
  );
}
