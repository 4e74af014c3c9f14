import type { ListedReview } from '@galley/contract/review';
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { Link, useNavigate } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange } from '../api/use-api.ts';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { usePresence } from '../live/use-presence.ts';
import { Button } from '../parts/button.tsx';
import { useLoadLater } from '../parts/load-later.ts';
import { Notice } from '../parts/notice.tsx';
import { useTitle } from '../parts/page.tsx';
import { describeProblem } from '../parts/problem-note.tsx';
import { sayDone, sayProblem } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { AllOthers, OthersContext } from './chips.tsx';
import { reviewTexts } from './compared-texts.ts';
import { EditorKeys } from './editor-keys.tsx';
import { FieldsForm } from './fields-form.tsx';
import { FormChoice, SwitchRefused } from './form-switch.tsx';
import { KeptText } from './kept-text.tsx';
import { MailFrame } from './mail-frame.tsx';
import { newestText } from './open-writing.ts';
import { PendingBar, useApplying } from './pending-bar.tsx';
import { ReviewPlace } from './review-place.tsx';
import { StatusLine } from './status-line.tsx';
import { TextFormField } from './text-form-field.tsx';
import { useEditorKeys } from './use-editor-keys.ts';
import { useSaveState } from './use-save-state.ts';
import { useForm, useWriting } from './use-writing.ts';
import { useArrivalField } from './use-arrival-field.ts';
import { useFormSwitch } from './use-form-switch.ts';
import { RAW, type TextForm } from './writing.ts';

const ClashDialog = lazy(async () => ({
  default: (await import('./clash-dialog.tsx')).ClashDialog,
}));

const loadWindows = () =>
  Promise.all([
    import('./clash-dialog.tsx'),
    import('./draft-dialog.tsx'),
    import('../parts/question.tsx'),
    import('./history-page.tsx'),
    import('../queue/queue-page.tsx'),
    import('@galley/core/review/formats'),
    import('@galley/wording/review-words'),
  ]);

const WIDE = '(min-width: 75rem)';

/** One review on the desk: its fields or its text, and beside them the mail. */
export function ReviewEditor({ review }: { readonly review: ListedReview }): ReactNode {
  const { words, format } = useWords();
  const account = useAccount();
  const navigate = useNavigate();
  const writing = useWriting(review);
  const { form, shown } = useForm(writing);
  const { base, clashes } = useSaveState(writing.saver);
  const [field, setField] = useState<string | null>(null);
  const others = usePresence(review.id, field);
  useLoadLater(loadWindows);
  const applying = useApplying(review, writing);
  const texts = useMemo(() => reviewTexts(words), [words]);
  const language = account.newsletters.find(({ slug }) => slug === review.newsletter)?.language;
  const switching = useFormSwitch(writing, language ?? 'en');
  const [isUnreadable, setUnreadable] = useState(false);
  const [isPreviewed, setPreviewed] = useState(() => matchMedia(WIDE).matches);
  const [isComparing, setComparing] = useState(false);
  const release = useChange('POST /reviews/{id}/release', [
    'GET /reviews/{id}',
    'GET /newsletters/{slug}/queue',
  ]);
  const { id, newsletter, state } = review;
  const title = form.title.trim() === '' ? words.review.untitled : form.title;
  useTitle(title);

  const refusal = readOnlyReason(state, mayIn(account, 'edit-review', newsletter));
  const readOnly = refusal !== null;
  const its = words.review;
  const releaseIt = async (): Promise<void> => {
    if (release.isPending) return;
    try {
      await release.mutateAsync({ params: { id }, body: {} });
      sayDone(its.held.released);
    } catch (error) {
      sayProblem(describeProblem(error, words));
    }
  };
  const queue = (): void => {
    if (readOnly) return;
    if (applying.apply !== null) void applying.apply();
    else if (state === 'held') void releaseIt();
    else if (review.place !== null) sayDone(its.places.queued(format.number(review.place)));
  };
  useEditorKeys({
    keepVersion: () => {
      if (readOnly) return;
      writing.saver.endSitting();
      sayDone(its.versionKept);
    },
    queue,
    togglePreview: () => setPreviewed((is) => !is),
    leave: () => void navigate(`/queue/${encodeURIComponent(newsletter)}`),
  });
  usePageKeys({
    'Shift+C':
      state === 'featured'
        ? {
            label: words.correct.correctThis,
            act: () => void navigate(`/reviews/${encodeURIComponent(id)}/correct`),
          }
        : undefined,
  });
  useRawTexts(writing, shown, switching.openRaw);
  useArrivalField();
  const closeClash = useCallback(() => setComparing(false), []);
  const { mode } = switching;
  return (
    <OthersContext value={others}>
      <div className={isPreviewed ? 'review-page previewed' : 'review-page'}>
        <header className="review-bar">
          <div className="review-where">
            <Link className="back" to={`/queue/${encodeURIComponent(newsletter)}`}>
              {its.back}
            </Link>
            <ReviewPlace review={review} />
            <AllOthers />
            <StatusLine
              saver={writing.saver}
              texts={texts}
              isUnreadable={isUnreadable}
              compare={() => setComparing(true)}
            />
          </div>
          <div className="review-tools">
            <FormChoice its={switching} />
            <Button
              kind="quiet"
              icon="mail"
              className="small"
              aria-pressed={isPreviewed}
              onClick={() => setPreviewed(!isPreviewed)}
            >
              {isPreviewed ? its.preview.hide : its.preview.show}
            </Button>
            <Link className="button quiet small" to={`/reviews/${encodeURIComponent(id)}/history`}>
              {its.history.open}
            </Link>
            {state === 'featured' && (
              <Link
                className="button quiet small"
                to={`/reviews/${encodeURIComponent(id)}/correct`}
              >
                {words.correct.open}
              </Link>
            )}
            {state === 'held' && !readOnly && (
              <Button
                className="small"
                busy={release.isPending ? words.common.loading : undefined}
                onClick={() => void releaseIt()}
              >
                {its.held.release}
              </Button>
            )}
          </div>
        </header>
        <h1 className="unseen" dir="auto">
          {title}
        </h1>
        {refusal !== null && <Notice icon="warning" its={its.readOnly[refusal]} />}
        <PendingBar review={review} applying={applying} />
        {!readOnly && <KeptText id={id} saver={writing.saver} texts={texts} />}
        <SwitchRefused refusal={switching.refusal} />
        <div className="review-columns">
          <div
            className="writing"
            onFocus={({ target }) =>
              setField(target.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? null)
            }
            onBlur={({ relatedTarget }) => {
              if (relatedTarget === null) setField(null);
            }}
          >
            {mode.kind === 'fields' ? (
              <FieldsForm writing={writing} readOnly={readOnly} />
            ) : (
              <TextFormField
                key={mode.kind}
                form={mode.kind}
                forms={mode.forms}
                first={mode.text}
                writing={writing}
                readOnly={readOnly}
                tellFaults={setUnreadable}
              />
            )}
            {!readOnly && <EditorKeys />}
          </div>
          {isPreviewed && (
            // It scrolls, so the keyboard has to reach it.
            <section className="preview" aria-label={its.preview.title} tabIndex={0}>
              <MailFrame id={id} version={base.version} review={newestText(review)} />
            </section>
          )}
        </div>
        <Suspense>
          {isComparing && Object.keys(clashes).length > 0 && (
            <ClashDialog saver={writing.saver} texts={texts} close={closeClash} />
          )}
        </Suspense>
      </div>
    </OthersContext>
  );
}

function readOnlyReason(
  state: ListedReview['state'],
  mayEdit: boolean,
): 'featured' | 'removed' | 'role' | null {
  if (state === 'featured' || state === 'removed') return state;
  return mayEdit ? null : 'role';
}

/** A kept text that could not be read opens in its own form. */
function useRawTexts(
  writing: ReturnType<typeof useWriting>,
  shown: number,
  open: (form: TextForm, text: string) => Promise<void>,
): void {
  const opened = useRef(-1);
  useEffect(() => {
    if (opened.current === shown) return;
    opened.current = shown;
    for (const form of Object.keys(RAW) as TextForm[]) {
      const raw = writing.raw(form);
      if (raw !== null) void open(form, raw);
    }
  }, [writing, shown, open]);
}
