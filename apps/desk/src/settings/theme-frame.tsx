import type { ThemeChoice } from '@galley/core/newsletter';
import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import type { Scheme } from './theme-choice.ts';

type Look = Scheme | 'forced-dark';
const LOOKS: readonly Look[] = ['light', 'dark', 'forced-dark'];
const PAUSE_MS = 400;

/**
 * A mail in a theme that isn't saved, in a frame that runs nothing. It is drawn again after a short
 * pause; what was drawn before stays until the new one is there, or as long as the theme is wrong.
 */
export function ThemeFrame(props: {
  readonly slug: string;
  readonly choice: ThemeChoice | null;
  readonly isRight: boolean;
  readonly scheme: Scheme;
}): ReactNode {
  const { theme: its } = useWords().words.settings;
  const { slug, isRight, scheme } = props;
  const [chosen, setChosen] = useState<{ readonly by: Scheme; readonly look: Look }>();
  // Follows the colours that are being chosen until somebody asks for another look.
  const look = chosen?.by === scheme ? chosen.look : scheme;
  const text = JSON.stringify(props.choice ?? {});
  const [drawn, setDrawn] = useState<string>();
  const [loaded, setLoaded] = useState<string>();
  useEffect(() => {
    if (!isRight) return undefined;
    const timer = setTimeout(() => setDrawn(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, isRight]);
  const wanted =
    drawn === undefined
      ? undefined
      : `/api/v1/newsletters/${encodeURIComponent(slug)}/look?${new URLSearchParams({ theme: drawn, scheme: look })}`;
  const frames = [...new Set([loaded, wanted])].filter((one) => one !== undefined);
  const isDrawing = isRight && (drawn !== text || loaded !== wanted);
  return (
    <aside className="theme-proof" aria-label={its.proof}>
      <div className="theme-head">
        <h3>{its.proof}</h3>
        <div className="segments" role="group" aria-label={its.proof}>
          {LOOKS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === look}
              onClick={() => setChosen({ by: scheme, look: each })}
            >
              {its.schemes[each]}
            </button>
          ))}
        </div>
      </div>
      <p className="hint" role="status">
        {isRight ? isDrawing && its.refreshing : its.waits}
      </p>
      <div className="mail-pane" aria-busy={isDrawing}>
        {frames.map((one) => (
          <iframe
            key={one}
            title={its.proof}
            className={one === loaded ? 'mail-frame' : 'mail-frame next'}
            sandbox=""
            src={one}
            onLoad={() => setLoaded(one)}
          />
        ))}
      </div>
    </aside>
  );
}
