import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { nameOf, useAccount } from '../api/account.tsx';
import { useLive } from '../live/use-live.ts';
import { Icon } from '../parts/icon.tsx';
import { useLoadLater } from '../parts/load-later.ts';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/words.tsx';
import { SendingBar } from '../sending/sending-bar.tsx';
import { PlacesNav } from './places-nav.tsx';
import { CURRENT_ISSUE, placesFor } from './places.ts';
import { useShortcuts } from './shortcuts.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const Help = lazy(async () => ({ default: (await import('./help.tsx')).Help }));

const loadWindows = () =>
  Promise.all([import('./palette.tsx'), import('./help.tsx'), import('./more-places.tsx')]);

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** What surrounds each page: the way around, the palette and the keyboard. */
export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const { words, preferences } = useWords();
  const account = useAccount();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const places = placesFor(account);
  useLive();
  useLoadLater(loadWindows);
  useShortcuts({
    openPalette: () => setOpen('palette'),
    openHelp: () => setOpen('help'),
    go: (letter) => {
      const place = [...places, CURRENT_ISSUE].find((one) => one.letter === letter);
      if (place !== undefined) void navigate(place.path);
    },
    singleKeys: preferences.singleKeys,
  });
  const close = (): void => setOpen(null);
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {words.shell.skip}
      </a>
      <header className="side">
        <Nameplate />
        <button type="button" className="find" onClick={() => setOpen('palette')}>
          <Icon name="search" />
          <span>{words.shell.search}</span>
          <kbd dir="ltr" aria-hidden="true">
            {isMac ? '⌘K' : 'Ctrl K'}
          </kbd>
        </button>
        <PlacesNav places={places} />
        <p className="who">
          <bdi>{nameOf(account)}</bdi>
        </p>
      </header>
      <main id="content" tabIndex={-1}>
        <SendingBar />
        {account.awaitsConfirmation && <Notice icon="warning" its={words.notices.awaits} />}
        {children}
      </main>
      <Suspense>
        {open === 'palette' && <Palette close={close} openHelp={() => setOpen('help')} />}
        {open === 'help' && <Help close={close} />}
      </Suspense>
    </div>
  );
}

/** Our name, as on the pages for readers. */
export const Nameplate = (): ReactNode => (
  <p className="nameplate">
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path className="tray" d="M1 1h14v14H1z" />
      <path className="lines" d="M4 4.5h8M4 8h8M4 11.5h5" />
    </svg>
    Galley
  </p>
);
