import { DESK_LANGUAGES, type DeskLanguage } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { useTitle } from '../parts/page.tsx';
import { Nameplate } from '../shell/shell.tsx';
import { useWords } from '../words/words.tsx';

/** The sheet that people see before they are signed in. */
export function Door(props: {
  readonly title: string;
  readonly what?: string;
  readonly children?: ReactNode;
}): ReactNode {
  const { words, preferences, prefer } = useWords();
  useTitle(props.title);
  return (
    <div className="door">
      <header>
        <Nameplate />
      </header>
      <main className="sheet">
        <h1>{props.title}</h1>
        {props.what !== undefined && <p className="lead">{props.what}</p>}
        {props.children}
      </main>
      <footer>
        <label className="select">
          <span className="unseen">{words.look.language}</span>
          <select
            className="quiet-select"
            value={preferences.language}
            onChange={(event) => prefer({ language: event.target.value as DeskLanguage })}
          >
            {Object.entries(DESK_LANGUAGES).map(([language, name]) => (
              <option key={language} value={language} lang={language}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </footer>
    </div>
  );
}
