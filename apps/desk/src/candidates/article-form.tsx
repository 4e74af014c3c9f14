import { unwrapReview, type Review } from '@galley/core/review';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { isProblem } from '../api/problem.ts';
import { useChange } from '../api/use-api.ts';
import type { AlreadyQueued } from '@galley/contract/review';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ThereNotice } from '../queue/there-notice.tsx';
import { useWords } from '../words/words.tsx';
import { ArticleFieldRow } from './article-field-row.tsx';
import { readingOf, type TextField } from './reading.ts';
import type { Found } from './use-look-up.ts';

const FIELDS: readonly TextField[] = ['title', 'outlet', 'publishedOn', 'authors', 'url'];

/** What is known of an article, to be completed; then its review can be written. */
export function ArticleForm(props: {
  readonly slug: string;
  /** The address that was asked for. */
  readonly url: string;
  /** Null if the page could not be read. */
  readonly found: Found | null;
}): ReactNode {
  const { slug, found, url } = props;
  const { words } = useWords();
  const { article } = words.candidates;
  const navigate = useNavigate();
  const head = found?.head ?? null;
  const [texts, setTexts] = useState(() => startWith(head, url));
  const [faults, setFaults] = useState<readonly TextField[]>([]);
  const [there, setThere] = useState<AlreadyQueued | null>(found?.there ?? null);
  const queue = useChange('POST /newsletters/{slug}/reviews', ['GET /newsletters/{slug}/queue']);
  const take = useChange('POST /candidates/{id}/take', ['GET /newsletters/{slug}/candidates']);
  const isBusy = queue.isPending || take.isPending;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    const wrong = FIELDS.filter((name) => isWrong(name, texts[name]));
    setFaults(wrong);
    const [first] = wrong;
    if (first !== undefined) return document.getElementById(`article-${first}`)?.focus();
    const review = reviewOf(texts);
    const again = there !== null;
    const id = found?.candidate ?? null;
    try {
      const written =
        id === null
          ? await queue.mutateAsync({ params: { slug }, body: { review, held: true, again } })
          : await take.mutateAsync({ params: { id }, body: { review, held: true, again } });
      void navigate(`/reviews/${written.id}`);
    } catch (error) {
      if (isProblem(error, 'already-queued')) {
        setThere(error.body.facts as unknown as AlreadyQueued);
      }
    }
  };
  return (
    <form className="article-form" noValidate onSubmit={(event) => void submit(event)}>
      {there !== null && <ThereNotice there={there} />}
      {head === null && <p className="quiet">{article.byHand}</p>}
      {FIELDS.map((name) => (
        <ArticleFieldRow
          key={name}
          name={name}
          reading={head === null ? null : readingOf(head, name)}
          text={texts[name]}
          isWrong={faults.includes(name)}
          write={(text) => setTexts((old) => ({ ...old, [name]: text }))}
        />
      ))}
      {head?.language.value !== undefined && head.language.value !== null && (
        <Language its={{ ...head.language, value: head.language.value }} />
      )}
      <footer className="article-foot">
        <ProblemNote error={errorOf(queue.error ?? take.error)} />
        <Button type="submit" kind="main" busy={isBusy ? words.common.loading : undefined}>
          {there === null ? article.write : article.writeAnyway}
        </Button>
      </footer>
    </form>
  );
}

/** That there is one already is said above the fields. */
const errorOf = (error: unknown): unknown => (isProblem(error, 'already-queued') ? null : error);

function Language({
  its,
}: {
  readonly its: {
    readonly value: string;
    readonly source: string | null;
    readonly unsure: boolean;
  };
}): ReactNode {
  const { words, language } = useWords();
  const { article } = words.candidates;
  const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(
    its.value,
  );
  return (
    <div className="field">
      <p className="article-label">{article.fields.language}</p>
      <p>{name ?? its.value}</p>
      <p className="hint">
        {its.unsure && <strong className="tag warns">{article.unsure}</strong>}
        {its.source !== null && article.from(its.source)}
      </p>
    </div>
  );
}

type Texts = Readonly<Record<TextField, string>>;

function startWith(head: Found['head'] | null, url: string): Texts {
  const of = (name: TextField): string => (head === null ? '' : (readingOf(head, name).text ?? ''));
  return {
    title: of('title'),
    outlet: of('outlet'),
    publishedOn: of('publishedOn'),
    authors: of('authors'),
    url: of('url') || url,
  };
}

function isWrong(name: TextField, text: string): boolean {
  if (name === 'title' || name === 'outlet') return text.trim() === '';
  return name === 'publishedOn' && text !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** A review without a text, which is held until somebody has written it. */
function reviewOf(texts: Texts): Review {
  const authors = texts.authors.split(/[,;،、]/).map((name) => name.trim());
  return unwrapReview({
    title: texts.title.trim(),
    rating: null,
    outlet: texts.outlet.trim(),
    publishedOn: texts.publishedOn === '' ? null : texts.publishedOn,
    authors: authors.filter((name) => name !== ''),
    url: texts.url.trim() === '' ? null : texts.url.trim(),
    topics: [],
    summary: [],
    keyFindings: [],
    analysis: [],
    whyItMatters: [],
    sections: [],
  });
}
