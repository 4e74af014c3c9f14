import type { SubscriberImport } from '@galley/contract/subscriber';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

/** How far a check or an import has come. */
export function ImportProgress({ of }: { readonly of: SubscriberImport }): ReactNode {
  const { words, language } = useWords();
  const its = words.subscribers.import;
  const { progress } = of;
  if (progress === null) return null;
  const { phase, done } = progress;
  const all = Math.max(1, progress.of);
  const label = of.state === 'checking' ? its.checking : its.importing;
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(done / all);
  return (
    <div className="import-progress">
      <progress
        className="import-line"
        aria-label={label}
        {...(phase !== 'waiting' && { value: done, max: all })}
      />
      <p className="import-have">
        {phase === 'waiting'
          ? its.waiting
          : phase === 'reading'
            ? its.reading(share)
            : its.storedOfCount(done, progress.of)}
      </p>
    </div>
  );
}
