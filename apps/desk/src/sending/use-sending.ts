import type { Sending } from '@galley/contract/issue';
import { useEffect, useState } from 'react';
import { useReading } from '../api/use-api.ts';

const TICK_MS = 250;
const NONE: Sending['issues'] = [];

/**
 * What is being sent, and the time by the server's clock, which moves on while something can be
 * taken back. What the server says about the rest comes by itself.
 */
export function useSending() {
  const reading = useReading('GET /sending');
  const { data, dataUpdatedAt } = reading;
  const issues = data?.issues ?? NONE;
  const skew = data === undefined ? 0 : Date.parse(data.now) - dataUpdatedAt;
  const deadlines = issues.map(({ sendAfter }) => Date.parse(sendAfter ?? '') || 0);
  const last = Math.max(0, ...deadlines) - skew;
  const [at, setAt] = useState(() => Date.now());
  useEffect(() => {
    if (Date.now() > last) return undefined;
    const timer = setInterval(() => {
      setAt(Date.now());
      if (Date.now() > last) clearInterval(timer);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [last]);
  return { reading, issues, now: Math.max(at, dataUpdatedAt) + skew };
}

/** Whole seconds until a moment. */
export const secondsUntil = (moment: string, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(moment) - now) / 1000));
