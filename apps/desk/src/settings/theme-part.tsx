import { completeTheme } from '@galley/core/newsletter';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words.tsx';
import { ColourField } from './colour-field.tsx';
import { Contrasts } from './contrasts.tsx';
import { FontFields } from './font-fields.tsx';
import { LogoFields } from './logo-fields.tsx';
import type { PartProps } from './part-form.tsx';
import { useWordsOf } from './text-setting.tsx';
import { withColour, type Scheme } from './theme-choice.ts';
import { ThemeFile } from './theme-file.tsx';
import { ThemeFrame } from './theme-frame.tsx';
import { useCheckedTheme } from './use-checked-theme.ts';

const COLOURS = ['accent', 'ink', 'quiet', 'paper', 'panel', 'desk', 'hairline'] as const;
const SCHEMES: readonly Scheme[] = ['light', 'dark'];

/** How mails look, with the mail beside it. */
export function ThemePart(its: PartProps): ReactNode {
  const { settings } = useWords().words;
  const { theme: words } = settings;
  const { slug = '' } = useParams();
  const choice = its.values.theme;
  const set = (theme: typeof choice): void => its.set('theme', theme);
  const [scheme, setScheme] = useState<Scheme>('light');
  const theme = completeTheme(choice);
  const checked = useCheckedTheme(choice);
  const isBad = (place: string): boolean =>
    checked?.kind === 'invalid' && checked.places.includes(place);
  const { problem } = useWordsOf(its, 'theme');
  return (
    <div className="theme">
      <div className="theme-fields">
        {problem !== undefined && (
          <p className="problem-note" role="alert">
            {problem}
          </p>
        )}
        <section>
          <div className="theme-head">
            <h3 id="theme-colours">{words.coloursOf[scheme]}</h3>
            <div className="segments" role="group" aria-labelledby="theme-colours">
              {SCHEMES.map((each) => (
                <button
                  key={each}
                  type="button"
                  aria-pressed={each === scheme}
                  onClick={() => setScheme(each)}
                >
                  {words.schemes[each]}
                </button>
              ))}
            </div>
          </div>
          <div className="colours">
            {COLOURS.map((name) => (
              <ColourField
                key={`${scheme} ${name}`}
                label={words.colours[name]}
                value={theme[scheme][name]}
                choose={(colour) => set(withColour(choice, scheme, name, colour))}
              />
            ))}
          </div>
          <Contrasts theme={theme} scheme={scheme} />
        </section>
        <FontFields choice={choice} set={set} isBad={isBad} />
        <LogoFields choice={choice} set={set} isBad={isBad} />
        <ThemeFile choice={choice} set={set} />
        {choice !== null && (
          <p>
            <Button onClick={() => set(null)}>{words.reset}</Button>
          </p>
        )}
      </div>
      <ThemeFrame slug={slug} choice={choice} isRight={checked?.kind === 'ok'} scheme={scheme} />
    </div>
  );
}
