import type { IssueOutline } from '@galley/contract/issue';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useAccount } from '../api/account.tsx';
import { useKeptAwake } from '../review/use-save-state.ts';
import { leaveLines, openLines, storedOf } from './open-lines.ts';
import type { LinesWriting, TypedLines } from './lines-writing.ts';

/** Opens the lines of an issue while it is on screen, and tells them what the server says. */
export function useLines(issue: IssueOutline): LinesWriting {
  const client = useQueryClient();
  const { id: person } = useAccount();
  const [lines] = useState(() => openLines(client, person, issue));
  const { saver } = lines;
  useEffect(() => saver.hear(storedOf(issue)), [saver, issue]);
  useEffect(() => {
    saver.enter();
    return () => leaveLines(person, issue.id, lines);
  }, [saver, lines, person, issue.id]);
  useKeptAwake(saver);
  return lines;
}

export const useTyped = (lines: LinesWriting): TypedLines =>
  useSyncExternalStore(lines.listen, lines.typed);
