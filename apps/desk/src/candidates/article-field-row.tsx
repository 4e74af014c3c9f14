import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import type { Reading, TextField } from './reading.ts';

/** A field of an article, with where it was found and what else it may be. */
export function ArticleFieldRow(props: {
  readonly name: TextField;
  /** Null if no page was read. */
  readonly reading: Reading | null;
  readonly text: string;
  readonly isWrong: boolean;
  readonly write: (text: string) => void;
}): ReactNode {
  const { words } = useWords();
  const { article } = words.candidates;
  const { name, reading, text, isWrong } = props;
  const id = `article-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{article.fields[name]}</label>
      <input
        id={id}
        className="input"
        type={name === 'publishedOn' ? 'date' : name === 'url' ? 'url' : 'text'}
        dir={name === 'url' ? 'ltr' : 'auto'}
        autoComplete="off"
        value={text}
        aria-invalid={isWrong ? true : undefined}
        aria-describedby={`${id}-more`}
        onChange={({ target }) => props.write(target.value)}
      />
      <div id={`${id}-more`} className="hint">
        {isWrong && <p className="problem">{words.problems.empty}</p>}
        {reading !== null && (
          <p>
            {reading.unsure && <strong className="tag warns">{article.unsure}</strong>}{' '}
            {reading.source === null
              ? !reading.unsure && article.missing
              : article.from(reading.source)}
          </p>
        )}
        {name === 'authors' && <p>{article.authorsHint}</p>}
      </div>
      {reading !== null && reading.others.length > 0 && (
        <ul className="readings" aria-label={article.unsure}>
          {reading.others.map(({ value, source }) => (
            <li key={`${value} ${source}`}>
              <button type="button" className="button plain" onClick={() => props.write(value)}>
                <bdi>{article.take(value, source)}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
