import { issueName } from '@galley/core/issue/name';
import type { CompiledIssue } from '@galley/contract/issue';
import type { DeskWords } from '@galley/wording/desk';
import { useNavigate } from 'react-router';
import { isProblem } from '../api/problem.ts';
import { useChange } from '../api/use-api.ts';
import { describeProblem } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';

const CHANGED = [
  'GET /today',
  'GET /newsletters/{slug}/queue',
  'GET /newsletters/{slug}/calendar',
  'GET /newsletters/{slug}/issues',
  'GET /newsletters/{slug}/issues/{number}/outline',
] as const;

/** Compiles an issue, and then leads to it. */
export function useMakeIssue(slug: string) {
  const { words } = useWords();
  const navigate = useNavigate();
  const compile = useChange('POST /newsletters/{slug}/issues', CHANGED);
  const compileBestOf = useChange('POST /newsletters/{slug}/best-ofs', CHANGED);
  const open = ({ number }: CompiledIssue): void => {
    sayDone(words.planner.made(words.queue.today.issue(number)));
    void navigate(`/issues/${slug}/${issueName(number)}`);
  };
  const error = compile.error ?? compileBestOf.error;
  return {
    isBusy: compile.isPending || compileBestOf.isPending,
    /** Why nothing was compiled; null if nothing went wrong. */
    refusal: error && describeRefusal(error, words),
    /** For the slot of a date. */
    ofSlot: (slot: string) =>
      compile.mutate({ params: { slug }, body: { slot } }, { onSuccess: open }),
    extra: () => compile.mutate({ params: { slug }, body: { extra: true } }, { onSuccess: open }),
    bestOf: (month: string) =>
      compileBestOf.mutate({ params: { slug }, body: { month } }, { onSuccess: open }),
  };
}

function describeRefusal(error: unknown, words: DeskWords): string {
  const { refusals } = words.planner;
  for (const code of Object.keys(refusals) as (keyof typeof refusals)[]) {
    if (isProblem(error, code)) return refusals[code];
  }
  return describeProblem(error, words);
}
