import { lazy, Suspense, useState, type ReactNode } from 'react';
import { matchPath, NavLink, useLocation } from 'react-router';
import { Icon } from '../parts/icon.tsx';
import { useMedia } from '../parts/use-media.ts';
import { useWords } from '../words/words.tsx';
import type { Place } from './places.ts';

const MorePlaces = lazy(async () => ({ default: (await import('./more-places.tsx')).MorePlaces }));

/** As many as fit side by side on a telephone, in each language. */
const MOST = 4;
const BUTTON = 'more-places';

/** The way to each screen: beside the page, or below it with the first ones and a menu of the rest. */
export function PlacesNav({ places }: { readonly places: readonly Place[] }): ReactNode {
  const { words } = useWords();
  const { pathname } = useLocation();
  const isWide = useMedia('(min-width: 60rem)');
  const [isOpen, setIsOpen] = useState(false);
  const shown = isWide || places.length <= MOST ? places.length : MOST - 1;
  const rest = places.slice(shown);
  const isInside = rest.some(({ path }) => matchPath({ path, end: false }, pathname) !== null);
  return (
    <nav aria-label={words.shell.navigation}>
      {places.slice(0, shown).map(({ path, name }) => (
        <NavLink key={path} to={path} end={path === '/'} className="place">
          <Icon name={name} />
          <span>{words.shell[name]}</span>
        </NavLink>
      ))}
      {rest.length > 0 && (
        <button
          type="button"
          id={BUTTON}
          className="place"
          aria-haspopup="menu"
          aria-expanded={isOpen}
          aria-current={isInside ? true : undefined}
          onClick={() => setIsOpen(true)}
        >
          <Icon name="more" />
          <span>{words.shell.more}</span>
        </button>
      )}
      {rest.length > 0 && isOpen && (
        <Suspense>
          <MorePlaces
            label={words.shell.more}
            places={rest}
            button={BUTTON}
            close={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </nav>
  );
}
