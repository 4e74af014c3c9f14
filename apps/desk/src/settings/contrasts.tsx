import { isFaint, listColourPairs, type Theme } from '@galley/core/newsletter';
import type { ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/words.tsx';
import type { Scheme } from './theme-choice.ts';

const HUNDRED = 100;

/** How well each text can be read on each ground, in numbers and in words. */
export function Contrasts(props: { readonly theme: Theme; readonly scheme: Scheme }): ReactNode {
  const { words, language } = useWords();
  const { theme: its } = words.settings;
  const { theme, scheme } = props;
  const numbers = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 2,
  });
  const others = listColourPairs(theme).filter((pair) => pair.scheme !== scheme && isFaint(pair));
  const pairs = listColourPairs(theme).filter((pair) => pair.scheme === scheme);
  return (
    <div className="contrasts">
      <h4>{its.contrast.title}</h4>
      <p className="hint">{its.contrast.what}</p>
      <ul>
        {[...pairs, ...others].map((pair) => {
          const colours = theme[pair.scheme];
          const faint = isFaint(pair);
          const name = its.pair(its.colours[pair.text], its.colours[pair.ground]);
          return (
            <li key={`${pair.scheme} ${pair.text} ${pair.ground}`} className={faint ? 'faint' : ''}>
              <svg viewBox="0 0 36 24" aria-hidden="true" focusable="false">
                <rect width="36" height="24" rx="3" fill={colours[pair.ground]} />
                {/* Letters as lines: text would be read out, and measured once more. */}
                <path
                  d="M8 17l5-11 5 11M10 13h6M27 11v6M27 14a3 3 0 1 1-6 0a3 3 0 1 1 6 0"
                  stroke={colours[pair.text]}
                />
              </svg>
              <span>
                {name}
                {pair.scheme !== scheme && ` (${its.schemes[pair.scheme]})`}
              </span>
              {/* Never rounded up to what would be enough. */}
              <strong>{numbers.format(Math.floor(pair.ratio * HUNDRED) / HUNDRED)}</strong>
              <span className="verdict">
                <Icon name={faint ? 'warning' : 'done'} />
                {faint ? its.faint : its.readable}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
