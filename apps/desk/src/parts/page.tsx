import { useEffect, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

/** A screen: its title, what can be done, and its content. */
export function Page(props: {
  readonly title: string;
  readonly lead?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  useTitle(props.title);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{props.title}</h1>
          {props.lead !== undefined && <p className="lead">{props.lead}</p>}
        </div>
        {props.actions}
      </header>
      {props.children}
    </>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} — Galley`;
  }, [title]);
}

/** A part of a screen. */
export const Section = (props: {
  readonly title: string;
  readonly what?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}): ReactNode => (
  <section className="section">
    <header>
      <div>
        <h2>{props.title}</h2>
        {props.what !== undefined && <p className="what">{props.what}</p>}
      </div>
      {props.action}
    </header>
    {props.children}
  </section>
);

/** Where something will be; it says so to those who can't see it. */
export function Loading(): ReactNode {
  const { words } = useWords();
  return (
    <div className="loading" role="status">
      <span className="unseen">{words.common.loading}</span>
      <span className="bone" />
      <span className="bone" />
      <span className="bone" />
    </div>
  );
}
