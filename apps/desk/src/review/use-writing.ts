import type { ListedReview } from '@galley/contract/review';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useAccount } from '../api/account.tsx';
import { loadRules } from './check-review.ts';
import { leaveWriting, openWriting, storedOf } from './open-writing.ts';
import type { Writing, WritingState } from './writing.ts';
import type { SaveState } from '../save/save-state.ts';

/** Opens a review for writing while it is on screen, and tells it what the server says. */
export function useWriting(review: ListedReview): Writing {
  const client = useQueryClient();
  const { id: person } = useAccount();
  const [writing] = useState(() => openWriting(client, person, review));
  const { saver } = writing;
  useEffect(() => saver.hear(storedOf(review)), [saver, review]);
  useEffect(() => {
    saver.enter();
    saver.wake();
    let isOver = false;
    void loadRules().then((rules) => {
      if (!isOver) writing.obey(rules);
    });
    const wake = (): void => saver.wake();
    const watch = (): void => {
      if (document.visibilityState === 'hidden') saver.flush();
      else saver.wake();
    };
    window.addEventListener('online', wake);
    window.addEventListener('focus', wake);
    window.addEventListener('pagehide', saver.flush);
    document.addEventListener('visibilitychange', watch);
    return () => {
      isOver = true;
      window.removeEventListener('online', wake);
      window.removeEventListener('focus', wake);
      window.removeEventListener('pagehide', saver.flush);
      document.removeEventListener('visibilitychange', watch);
      leaveWriting(person, review.id, writing);
    };
  }, [writing, saver, person, review.id]);
  return writing;
}

export const useForm = (writing: Writing): WritingState =>
  useSyncExternalStore(writing.listen, writing.state);

export const useSaveState = ({ saver }: Writing): SaveState =>
  useSyncExternalStore(saver.listen, saver.state);
