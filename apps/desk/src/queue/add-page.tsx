import type { ListedReview } from '@galley/contract/review';
import { useEffect, useRef, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { rememberNewsletter, type OwnNewsletter } from '../newsletter/current-newsletter.ts';
import { NewsletterSelect } from '../newsletter/newsletter-select.tsx';
import { Button } from '../parts/button.tsx';
import { useTitle } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { Lost } from '../shell/lost.tsx';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { useWords } from '../words/words.tsx';
import { DraftList } from './draft-list.tsx';
import { DraftPreview } from './draft-preview.tsx';
import { isWritten, type Draft } from './drafts.ts';
import { FileButton } from './file-button.tsx';
import { Intake } from './intake.tsx';
import { draftsOf, useDrafts } from './kept-drafts.ts';
import { useQueueing } from './use-queueing.ts';
import { useReadDrafts } from './use-read-drafts.ts';

/** A review on its way into the queue. */
export function AddPage(): ReactNode {
  const { slug } = useParams();
  const { newsletters } = useAccount();
  const newsletter = newsletters.find((one) => one.slug === slug);
  useEffect(() => {
    if (newsletter !== undefined) rememberNewsletter(newsletter.slug);
  }, [newsletter]);
  return newsletter === undefined ? (
    <Lost />
  ) : (
    <AddTo key={newsletter.slug} newsletter={newsletter} />
  );
}

function AddTo({ newsletter }: { readonly newsletter: OwnNewsletter }): ReactNode {
  const { slug } = newsletter;
  const { words } = useWords();
  const { adding } = words.queue;
  const { id: person } = useAccount();
  const navigate = useNavigate();
  const kept = draftsOf(person, slug);
  const { drafts, current } = useDrafts(kept);
  const { readOf, note } = useReadDrafts(drafts, newsletter);
  const field = useRef<HTMLTextAreaElement>(null);
  const queueing = useQueueing(slug);
  /** What somebody wants to queue as soon as it has been read. */
  const wish = useRef<{ readonly of: Draft; readonly held: boolean } | null>(null);
  useTitle(`${adding.title} · ${newsletter.title}`);

  // There is always one to write into.
  useEffect(() => {
    if (drafts.length === 0) kept.add([{ name: '', text: '' }]);
  }, [drafts, kept]);

  const draft = drafts.find(({ key }) => key === current);
  const read = draft === undefined ? undefined : readOf(draft);
  const isRead = read?.kind === 'ok' && read.text === draft?.text;
  const ready = drafts.filter((one) => {
    const its = readOf(one);
    return its?.kind === 'ok' && its.text === one.text && its.there === null;
  });

  const leave = (key: string): void => {
    kept.drop(key);
    queueing.clear();
  };
  const queueOne = async (one: Draft, held: boolean): Promise<ListedReview | null> => {
    const its = readOf(one);
    if (its?.kind !== 'ok' || its.text !== one.text) return null;
    const again = its.there !== null && its.there !== undefined;
    const queued = await queueing.queue({ review: its.review, again, held });
    if (queued.kind === 'there') note(one.key, queued.there);
    if (queued.kind !== 'queued') return null;
    leave(one.key);
    return queued.review;
  };
  const goOn = (arrived: ListedReview): void => {
    if (kept.state().drafts.some(isWritten)) return;
    void navigate(`/queue/${slug}`, { state: { arrived: arrived.id } });
  };
  const queue = async (held: boolean): Promise<void> => {
    if (draft === undefined || queueing.isBusy) return;
    // The last letters are only just being read.
    if (isWritten(draft) && read?.text !== draft.text) {
      wish.current = { of: draft, held };
      return;
    }
    const review = await queueOne(draft, held);
    if (review === null) return;
    const say = held ? adding.heldInstead : adding.queued;
    sayDone(say(review.review.title), {
      label: words.queue.actions.undo,
      act: () => {
        kept.add([{ name: draft.name, text: draft.text }]);
        void queueing.takeBack(review.id);
        void navigate(`/queue/${slug}/add`);
      },
    });
    goOn(review);
  };
  const queueAll = async (): Promise<void> => {
    const queued: ListedReview[] = [];
    for (const one of ready) queued.push(...[(await queueOne(one, false)) ?? []].flat());
    const last = queued.at(-1);
    if (last === undefined) return;
    sayDone(words.queue.said.several.queuedCount(queued.length));
    goOn(last);
  };
  useEffect(() => {
    const asked = wish.current;
    if (asked === null || (asked.of === draft && read?.text !== draft.text)) return;
    wish.current = null;
    if (asked.of === draft) void queue(asked.held);
  });
  usePageKeys({
    'Mod+Enter': { label: adding.queue, act: () => void queue(false) },
    Escape: { act: () => void navigate(`/queue/${slug}`) },
  });

  return (
    <Intake slug={slug}>
      <header className="page-head">
        <div>
          <h1>{adding.title}</h1>
          <NewsletterSelect slug={slug} path={(other) => `/queue/${other}/add`} />
        </div>
        <FileButton slug={slug} />
      </header>
      {drafts.length > 1 && (
        <DraftList drafts={drafts} current={current} readOf={readOf} show={kept.show} />
      )}
      <div className="adding">
        <div className="adding-text">
          <textarea
            key={current}
            autoFocus
            ref={field}
            className="input"
            dir="auto"
            aria-label={adding.text}
            placeholder={adding.placeholder}
            spellCheck
            value={draft?.text ?? ''}
            onChange={({ target }) => kept.write(current, target.value)}
          />
        </div>
        <div className="adding-actions">
          <ProblemNote error={queueing.error} />
          {draft !== undefined && isWritten(draft) && (
            <Button
              kind="quiet"
              onClick={() => {
                leave(draft.key);
                sayDone(adding.discarded, {
                  label: words.queue.actions.undo,
                  act: () => kept.add([{ name: draft.name, text: draft.text }]),
                });
              }}
            >
              {adding.discard}
            </Button>
          )}
          <span className="push" />
          {isRead && (
            <>
              <Button aria-disabled={queueing.isBusy} onClick={() => void queue(true)}>
                {adding.hold}
              </Button>
              {ready.length > 1 && (
                <Button aria-disabled={queueing.isBusy} onClick={() => void queueAll()}>
                  {adding.queueAll(ready.length)}
                </Button>
              )}
              <Button
                kind="main"
                busy={queueing.isBusy ? adding.queueing : undefined}
                onClick={() => void queue(false)}
              >
                {read.there ? adding.queueAgain : adding.queue}
                <kbd dir="ltr" aria-hidden="true">
                  {isMac ? '⌘ ↵' : 'Ctrl ↵'}
                </kbd>
              </Button>
            </>
          )}
        </div>
        <section className="adding-preview" aria-label={adding.preview}>
          <DraftPreview
            draft={draft}
            read={read}
            isRead={isRead}
            language={newsletter.language}
            goTo={(line) => goToLine(field.current, line)}
            write={kept.write}
          />
        </section>
      </div>
    </Intake>
  );
}

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Selects a line of the text and shows it. */
function goToLine(field: HTMLTextAreaElement | null, line: number): void {
  if (field === null) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1] ?? '').length);
}
