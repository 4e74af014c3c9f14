import type { ListedReview } from '@galley/contract/review';
import { issueName } from '@galley/core/issue/name';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Choice, Choices } from '../parts/choice.tsx';
import { AreaField } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page, Section } from '../parts/page.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { VersionDiff } from '../review/version-diff.tsx';
import { useWords } from '../words/words.tsx';
import { CorrectionList } from './correction-list.tsx';
import { OldReaders } from './old-readers.tsx';
import { changedFields, useCorrection } from './use-correction.ts';

const Question = lazy(async () => ({ default: (await import('../parts/question.tsx')).Question }));

/** Asks for the right text and a note, shows what changes, and says who has the old one. */
export function CorrectForm({ review }: { readonly review: ListedReview }): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const navigate = useNavigate();
  const { id, newsletter, version } = review;
  const language = account.newsletters.find(({ slug }) => slug === newsletter)?.language ?? 'en';
  const { isReady, text, setText, after, faults } = useCorrection(review, language);
  const [note, setNote] = useState('');
  const [isUrgent, setUrgent] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const old = useReading('GET /reviews/{id}/old-readers', { params: { id } });
  const correct = useChange('POST /reviews/{id}/corrections', 'all');
  const compile = useChange('POST /reviews/{id}/corrections/{number}/issue', 'all');
  const its = words.correct;
  const changed = changedFields(review.review, after);
  const hasChanged = Object.keys(changed).length > 0;
  const mayCorrect = review.state === 'featured' && mayIn(account, 'correct-review', newsletter);

  const tellAtOnce = async (number: number): Promise<void> => {
    const params = { id, number: String(number) };
    const issue = await compile.mutateAsync({ params, body: {} });
    void navigate(`/issues/${newsletter}/${issueName(issue.number)}`);
  };
  const save = async (): Promise<void> => {
    const body = { version, review: changed, note };
    const { correction } = await correct.mutateAsync({ params: { id }, body });
    sayDone(its.done);
    setNote('');
    if (isUrgent) await tellAtOnce(correction.number);
  };
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
              setAsking(true);
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
              <VersionDiff before={review.review} after={after} />
            ) : (
              <p className="hint">{its.noChanges}</p>
            )}
            <Choices legend={its.when}>
              <Choice
                type="radio"
                name="when"
                its={its.next}
                checked={!isUrgent}
                onChange={() => setUrgent(false)}
              />
              <Choice
                type="radio"
                name="when"
                its={its.urgent}
                checked={isUrgent}
                onChange={() => setUrgent(true)}
              />
            </Choices>
            <Button
              type="submit"
              kind="main"
              disabled={!hasChanged || faults.length > 0 || note.trim() === ''}
            >
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
        {isAsking && (
          <Question
            open
            close={() => setAsking(false)}
            kind="main"
            title={its.ask}
            what={its.askCount(old.data?.readers ?? 0)}
            action={its.action}
            act={save}
          />
        )}
      </Suspense>
    </Page>
  );
}
