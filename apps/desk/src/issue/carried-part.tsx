import type { IssueOutline } from '@galley/contract/issue';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words/words.tsx';

/** The corrections of earlier issues that an issue brings, and to how many readers. */
export function CarriedPart({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const { words } = useWords();
  const { carried } = words.correct;
  return (
    <section className="issue-part" aria-labelledby="issue-carried">
      <header>
        <div>
          <h2 id="issue-carried">{carried.title}</h2>
          <p className="what">{carried.what}</p>
        </div>
      </header>
      <ul className="issue-carried">
        {issue.corrections.map(({ id, reviewId, title, note, readers, toEverybody }) => (
          <li key={id}>
            <Link to={`/reviews/${reviewId}/correct`}>
              <bdi lang={issue.language}>{title}</bdi>
            </Link>
            <p className="carried-note" dir="auto" lang={issue.language}>
              {note}
            </p>
            <p className="more">
              {toEverybody ? carried.everybody : carried.readersCount(readers)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
