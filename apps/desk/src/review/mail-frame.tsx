import type { Review } from '@galley/core/review';
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

/**
 * The mail as readers will see it, in a frame that runs nothing and reaches nothing. It is as tall as
 * its text is likely to be, so that this page scrolls and a new version keeps the place.
 */
export function MailFrame(props: {
  readonly id: string;
  readonly version: number;
  readonly review: Review;
}): ReactNode {
  const { words, preferences } = useWords();
  const isDark = useDark();
  const scheme = isInDark(preferences.theme, isDark) ? 'dark' : 'light';
  const { id, version } = props;
  const [loaded, setLoaded] = useState(version);
  const height = `${tallnessOf(props.review)}px`;
  // The version before stays until the new one is there.
  const versions = loaded === version ? [version] : [loaded, version];
  return (
    <div className="mail-pane" aria-busy={loaded !== version}>
      {versions.map((one) => (
        <iframe
          key={one}
          title={words.review.preview.title}
          className={one === loaded ? 'mail-frame' : 'mail-frame next'}
          sandbox=""
          height={height}
          src={`/api/v1/reviews/${encodeURIComponent(id)}/mail?version=${one}&scheme=${scheme}`}
          onLoad={() => setLoaded(one)}
        />
      ))}
    </div>
  );
}

const DARK = '(prefers-color-scheme: dark)';

const isInDark = (theme: string, systemIs: boolean): boolean =>
  theme === 'dark' || (theme === 'system' && systemIs);

/** Whether the system is in dark mode; the mail follows the desk. */
const useDark = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const query = matchMedia(DARK);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(DARK).matches,
  );

const LEAST = 700;
const PER_LETTER = 0.48;
const PER_ROW = 56;

/** About how many pixels a review takes at the width of a mail; rather too many than too few. */
function tallnessOf(review: Review): number {
  const text = JSON.stringify(review);
  const rows = text.match(/"(?:text|heading|type)":/g)?.length ?? 0;
  return Math.round(LEAST + text.length * PER_LETTER + rows * PER_ROW);
}
