import { issueName } from '@galley/core/issue/name';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../api/problem.ts';
import { useChange } from '../api/use-api.ts';
import { describeProblem } from '../parts/problem-note.tsx';
import { sayDone, sayProblem } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';

const READ_AGAIN = [
  'GET /sending',
  'GET /newsletters/{slug}/issues/{number}/outline',
  'GET /newsletters/{slug}/issues/{number}/status',
  'GET /today',
] as const;

/** An issue, as far as it is steered. */
export interface Steered {
  readonly id: string;
  readonly newsletter: string;
  readonly newsletterTitle: string;
  readonly number: number;
}

type Way = 'stop' | 'pause' | 'resume';

/** Stops, pauses and resumes issues, and says what came of it. */
export function useSteering() {
  const { words, preferences } = useWords();
  const client = useQueryClient();
  const takeBack = useChange('POST /newsletters/{slug}/issues/{number}/take-back', READ_AGAIN);
  const pause = useChange('POST /newsletters/{slug}/issues/{number}/pause', READ_AGAIN);
  const resume = useChange('POST /newsletters/{slug}/issues/{number}/resume', READ_AGAIN);
  const [busy, setBusy] = useState<{ readonly id: string; readonly way: Way } | null>(null);
  const its = words.sending;
  const nameOf = ({ number, newsletterTitle }: Steered): string =>
    its.name(words.queue.today.issue(number), newsletterTitle);
  const ways = {
    stop: {
      change: takeBack,
      done: its.said.takenBack,
      doing: its.said.stopping,
      state: 'not under way',
    },
    pause: { change: pause, done: its.said.paused, doing: its.said.pausing, state: 'paused' },
    resume: { change: resume, done: its.said.resumed, doing: its.said.resuming, state: 'sending' },
  } as const;

  const steer = async (way: Way, issue: Steered): Promise<void> => {
    if (busy !== null) return;
    setBusy({ id: issue.id, way });
    try {
      const params = { slug: issue.newsletter, number: issueName(issue.number) };
      await ways[way].change.mutateAsync({ params, body: {} });
      sayDone(ways[way].done(nameOf(issue)), undefined, {
        issue: issue.id,
        state: ways[way].state,
      });
    } catch (error) {
      if (isProblem(error, 'undo-over')) {
        const offer = {
          label: its.pause,
          ...(preferences.singleKeys && { hotkey: 'Shift P' }),
          act: () => void steer('pause', issue),
        };
        // Once it is sent there is nothing left to pause.
        sayProblem(its.said.tooLate(nameOf(issue)), offer, { issue: issue.id, state: 'sending' });
      } else sayProblem(describeProblem(error, words));
      for (const name of READ_AGAIN) await client.invalidateQueries({ queryKey: [name] });
    } finally {
      setBusy(null);
    }
  };

  return {
    nameOf,
    /** What a button says while its issue is being steered. */
    doing: ({ id }: Pick<Steered, 'id'>): string | undefined =>
      busy?.id === id ? ways[busy.way].doing : undefined,
    stop: (issue: Steered) => void steer('stop', issue),
    pause: (issue: Steered) => void steer('pause', issue),
    resume: (issue: Steered) => void steer('resume', issue),
  };
}
