import type { ListedReview } from '@galley/contract/review';
import { issueName } from '@galley/core/issue/name';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { isProblem } from '../api/problem.ts';
import { useChange, useReading } from '../api/use-api.ts';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { Button } from '../parts/button.tsx';
import { AreaField } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page, Section } from '../parts/page.tsx';
import { describeProblem } from '../parts/problem-note.tsx';
import { sayDone, sayProblem } from '../parts/toasts.tsx';
import { VersionDiff } from '../review/version-diff.tsx';
import { useWords } from '../words/words.tsx';
import { CorrectionList } from './correction-list.tsx';
import { OldReaders } from './old-readers.tsx';
import { changedFields, useCorrection } from './use-correction.ts';
import { askedOf, WhoIsTold, type Told } from './who-is-told.tsx';

const Question = lazy(async () => ({ default: (await import('../parts/question.tsx')).Question }));

/** What is asked before the correction is made; `voids` names the approval that goes with it. */
type Asked =
  | { readonly kind: 'correct' }
  | { readonly kind: 'voids'; readonly number: number; readonly approvedBy: string | null };

/** Asks for the right text and a note, shows what changes, and says who has the old one. */
export function CorrectForm({ review }: { readonly review: ListedReview }): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const navigate = useNavigate();
  const { id, newsletter } = review;
  const language = account.newsletters.find(({ slug }) => slug === newsletter)?.language ?? 'en';
  const { isReady, text, setText, forget, base, after, faults } = useCorrection(review, language);
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<Told | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const old = useReading('GET /reviews/{id}/old-readers', { params: { id } });
  const correct = useChange('POST /reviews/{id}/corrections', 'all');
  const compile = useChange('POST /reviews/{id}/corrections/{number}/issue', 'all');
  const its = words.correct;
  const changed = changedFields(base.review, after);
  const hasChanged = Object.keys(changed).length > 0;
  const mayCorrect = review.state === 'featured' && mayIn(account, 'correct-review', newsletter);
  const isForgotten = old.data?.issues.some(({ readers }) => readers === null) ?? false;
  const told = chosen ?? (isForgotten ? null : 'old');
  const isComplete = hasChanged && faults.length === 0 && note.trim() !== '' && told !== null;

  const tellAtOnce = async (number: number): Promise<void> => {
    try {
      const params = { id, number: String(number) };
      const issue = await compile.mutateAsync({ params, body: {} });
      void navigate(`/issues/${newsletter}/${issueName(issue.number)}`);
    } catch (error) {
      sayProblem(describeProblem(error, words));
    }
  };
  const save = async (voidApproval: boolean): Promise<void> => {
    const readers = told === 'urgent' || told === null ? 'old' : told;
    const body = { version: base.version, review: changed, note, readers, voidApproval };
    try {
      const { correction } = await correct.mutateAsync({ params: { id }, body });
      sayDone(its.done);
      forget();
      setNote('');
      setChosen(null);
      if (told === 'urgent') await tellAtOnce(correction.number);
    } catch (error) {
      if (isProblem(error, 'old-text-approved')) {
        const { number, approvedBy } = error.body.facts as Omit<Asked & { kind: 'voids' }, 'kind'>;
        return setAsked({ kind: 'voids', number, approvedBy });
      }
      if (isProblem(error, 'readers-unknown')) {
        setChosen(null);
        void old.refetch();
      }
      throw error;
    }
  };
  const ask = (): void => {
    if (isComplete) setAsked({ kind: 'correct' });
  };
  usePageKeys({
    'Mod+Enter': mayCorrect ? { label: its.correctThis, act: ask } : undefined,
  });
  return (
    <Page
      title={its.title(review.review.title)}
      lead={its.lead}
      actions={
        <Link className="button plain" to={`/reviews/${encodeURIComponent(id)}`}>
          {its.back}
        </Link>
      }
    >
      <OldReaders counted={old.data} />
      {!mayCorrect && <Notice icon="warning" its={words.review.readOnly.role} />}
      {mayCorrect && (
        <Section title={its.open}>
          <form
            className="correct-form"
            onSubmit={(event) => {
              event.preventDefault();
              ask();
            }}
          >
            <AreaField
              label={its.text}
              hint={its.textHint}
              problem={faults[0]?.what}
              dir="auto"
              rows={16}
              value={text}
              disabled={!isReady}
              onChange={({ target }) => setText(target.value)}
            />
            <AreaField
              label={its.note}
              hint={its.noteHint}
              dir="auto"
              rows={3}
              required
              maxLength={5000}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
            <h3>{its.changes}</h3>
            {hasChanged ? (
              <VersionDiff before={base.review} after={after} />
            ) : (
              <p className="hint">{its.noChanges}</p>
            )}
            <WhoIsTold told={told} isForgotten={isForgotten} choose={setChosen} />
            <Button type="submit" kind="main" disabled={!isComplete}>
              {its.action}
            </Button>
          </form>
        </Section>
      )}
      <CorrectionList
        id={id}
        tellAtOnce={mayIn(account, 'compile-correction', newsletter) ? tellAtOnce : null}
      />
      <Suspense>
        {asked !== null && (
          <Question
            key={asked.kind}
            open
            // Another question may have taken its place.
            close={() => setAsked((now) => (now === asked ? null : now))}
            {...(asked.kind === 'correct'
              ? {
                  kind: 'main',
                  title: its.ask,
                  what: askedOf(its, told, old.data?.readers ?? 0),
                  action: its.action,
                }
              : {
                  title: its.voids.title(
                    words.queue.today.issue(asked.number),
                    asked.approvedBy ?? words.issue.approval.somebody,
                  ),
                  what: its.voids.what,
                  action: its.voids.action,
                })}
            act={() => save(asked.kind === 'voids')}
          />
        )}
      </Suspense>
    </Page>
  );
}
