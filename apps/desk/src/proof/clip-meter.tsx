import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

/** How far the mail is from where Gmail cuts it off. */
export function ClipMeter(props: { readonly bytes: number; readonly limit: number }): ReactNode {
  const { words, language } = useWords();
  const { facts } = words.proof;
  const { bytes, limit } = props;
  const size = (count: number): string =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: 'kilobyte',
      unitDisplay: 'short',
      maximumFractionDigits: 0,
    }).format(count / 1024);
  return (
    <>
      <meter
        min={0}
        max={limit}
        high={limit * 0.9}
        optimum={0}
        value={Math.min(bytes, limit)}
        aria-label={facts.size}
      />
      <span className={bytes >= limit ? 'problem' : undefined}>
        {facts.sizeOf(size(bytes), size(limit))}
      </span>
      <span className="more">{facts.clips(size(limit))}</span>
    </>
  );
}
