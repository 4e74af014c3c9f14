import { lazy, Suspense, type ReactNode } from 'react';
import { useReading } from '../api/use-api.ts';
import { useLoadLater } from '../parts/load-later.ts';

const loadStrip = () => import('./sending-strip.tsx');
const SendingStrip = lazy(async () => ({ default: (await loadStrip()).SendingStrip }));

/** What is being sent now, on every page, with one key to stop it. */
export function SendingBar(): ReactNode {
  const { data } = useReading('GET /sending');
  useLoadLater(loadStrip);
  if (data === undefined || data.issues.length === 0) return null;
  return (
    <Suspense>
      <SendingStrip />
    </Suspense>
  );
}
