import type { SubscriberImport } from '@galley/contract/subscriber';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

/** An import reads the file once more before it stores anybody; a bar that went back would confuse. */
const READING = 0.2;

function shareOf({ state, progress }: SubscriberImport): number {
  if (progress === null) return 0;
  const share = progress.done / Math.max(1, progress.of);
  if (state === 'checking') return share;
  return progress.phase === 'reading' ? share * READING : READING + share * (1 - READING);
}

/** How far a check or an import has come. */
export function ImportProgress({ of }: { readonly of: SubscriberImport }): ReactNode {
  const { words, language } = useWords();
  const its = words.subscribers.import;
  const { progress } = of;
  if (progress === null) return null;
  const { phase, done } = progress;
  const label = of.state === 'checking' ? its.checking : its.importing;
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(
    done / Math.max(1, progress.of),
  );
  return (
    <div className="import-progress">
      <progress
        className="import-line"
        aria-label={label}
        {...(phase !== 'waiting' && { value: shareOf(of), max: 1 })}
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
