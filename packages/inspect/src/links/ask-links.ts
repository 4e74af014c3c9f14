import type { Inspector, LinkAnswer } from '@galley/core/issue';
import { askLink, type AskLink, type LinkCall } from './ask-link.ts';

/** How many links are checked at the same time. */
export const AT_ONCE = 8;

/**
 * Checks links, several at a time, until it has checked all or `signal` ends it. If DNS finds none
 * of their hosts nor anything else, this machine is offline, and no link gets an answer.
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
      answers.set(url, { kind: 'unreachable', why: 'its host was not found' });
    else if (answer.kind !== 'no-time') answers.set(url, answer);
  }
  return { kind: 'asked', answers };
}
