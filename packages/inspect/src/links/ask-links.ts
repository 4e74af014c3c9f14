import type { Inspector, LinkAnswer } from '@galley/core/issue';
import { askLink, type AskLink, type LinkCall } from './ask-link.ts';

/** So many are waited for at the same time. */
export const AT_ONCE = 8;

/**
 * Asks links, some at a time, until all have been asked or `signal` ends it. When the hosts of all
 * of them are unknown and nothing else is found either, this machine is offline, and nothing is said
 * of any link.
 */
export async function askLinks(
  urls: readonly string[],
  call: LinkCall,
): ReturnType<Inspector['askLinks']> {
  const asked = new Map<string, AskLink>();
  const waiting = urls.values();
  const work = async (): Promise<void> => {
    for (const url of waiting) {
      if (call.signal.aborted) return;
      asked.set(url, await askLink(url, call));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const hosts = [...asked.values()].filter(({ kind }) => kind !== 'refused' && kind !== 'no-time');
  const noneFound = hosts.length > 0 && hosts.every(({ kind }) => kind === 'no-host');
  if (noneFound && !(await call.network.isOnline())) return { kind: 'offline' };
  const answers = new Map<string, LinkAnswer>();
  for (const [url, answer] of asked) {
    if (answer.kind === 'no-host')
      answers.set(url, { kind: 'unreachable', why: 'its host is not found' });
    else if (answer.kind !== 'no-time') answers.set(url, answer);
  }
  return { kind: 'asked', answers };
}
