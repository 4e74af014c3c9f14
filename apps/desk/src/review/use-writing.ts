import type { ListedReview } from '@galley/contract/review';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useAccount } from '../api/account.tsx';
import { loadRules } from './check-review.ts';
import { leaveWriting, openWriting, storedOf } from './open-writing.ts';
import { useKeptAwake } from './use-save-state.ts';
import type { Writing, WritingState } from './writing.ts';

/** Opens a review for writing while it is on screen, and tells it what the server says. */
export function useWriting(review: ListedReview): Writing {
  const client = useQueryClient();
  const { id: person } = useAccount();
  const [writing] = useState(() => openWriting(client, person, review));
  const { saver } = writing;
  useEffect(() => saver.hear(storedOf(review)), [saver, review]);
  useEffect(() => {
    saver.enter();
    let isOver = false;
    void loadRules().then((rules) => {
      if (!isOver) writing.obey(rules);
    });
    return () => {
      isOver = true;
      leaveWriting(person, review.id, writing);
    };
  }, [writing, saver, person, review.id]);
  useKeptAwake(saver);
  return writing;
}

export const useForm = (writing: Writing): WritingState =>
  useSyncExternalStore(writing.listen, writing.state);
