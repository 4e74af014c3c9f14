import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { callOnce } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Loading } from '../parts/page.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';

export interface ChosenReader {
  readonly id: string;
  readonly address: string;
  readonly name: string | null;
}

/** Finds a reader, to see the mail as it goes to them. */
export function ReaderChoice(props: {
  readonly slug: string;
  readonly chosen: ChosenReader | null;
  readonly choose: (reader: ChosenReader | null) => void;
}): ReactNode {
  const { words } = useWords();
  const { reader: say } = words.proof;
  const [isOpen, setOpen] = useState(false);
  const { slug, chosen, choose } = props;
  return (
    <details className="proof-reader" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say.open}</summary>
      {chosen !== null && (
        <p className="proof-chosen" role="status">
          {say.shown(chosen.address)}
          <Button kind="quiet" className="small" onClick={() => choose(null)}>
            {say.clear}
          </Button>
        </p>
      )}
      {/* Readers are looked at only when somebody asks for them. */}
      {isOpen && <Search slug={slug} chosen={chosen} choose={choose} />}
    </details>
  );
}

function Search(props: {
  readonly slug: string;
  readonly chosen: ChosenReader | null;
  readonly choose: (reader: ChosenReader) => void;
}): ReactNode {
  const { words } = useWords();
  const { reader: say } = words.proof;
  const { slug, chosen, choose } = props;
  const [wish, setWish] = useState('');
  const search = useDeferredValue(wish.trim());
  const readers = useQuery({
    queryKey: ['POST /newsletters/{slug}/proof-readers', slug, search],
    queryFn: ({ signal }) =>
      callOnce('POST /newsletters/{slug}/proof-readers', {
        params: { slug },
        body: search === '' ? {} : { search },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const found = readers.data;
  if (found?.length === 0 && search === '') {
    return (
      <div className="proof-no-readers">
        <strong>{say.none.title}</strong>
        <p className="what">{say.none.what}</p>
      </div>
    );
  }
  return (
    <>
      <Field
        label={say.search}
        hint={say.hint}
        type="search"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={wish}
        onChange={({ target }) => setWish(target.value)}
      />
      <ProblemNote error={readers.error} />
      {found === undefined ? (
        readers.isPending && <Loading />
      ) : found.length === 0 ? (
        <p className="hint" role="status">
          {say.noMatch}
        </p>
      ) : (
        <ul className="proof-readers" aria-label={say.found}>
          {found.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                aria-pressed={one.id === chosen?.id}
                onClick={() => choose(one)}
              >
                <bdi>{one.address}</bdi>
                {one.name !== null && <bdi className="more">{one.name}</bdi>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
