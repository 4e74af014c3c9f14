import type { Webhook } from '@galley/contract/webhook';
import type { ReactNode } from 'react';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';

type State = 'works' | 'new' | 'fails' | 'disabled';

const LOOKS: Readonly<Record<State, string>> = {
  works: 'tag good',
  new: 'tag',
  fails: 'tag warns',
  disabled: 'tag warns',
};

function stateOf(its: Webhook): State {
  if (its.disabledAt !== null) return 'disabled';
  if (its.failingSince !== null) return 'fails';
  return its.succeededAt === null ? 'new' : 'works';
}

export function StateTag({ its }: { readonly its: Webhook }): ReactNode {
  const { states } = useWords().words.webhooks;
  const state = stateOf(its);
  return <span className={LOOKS[state]}>{states[state]}</span>;
}

/** Since when it is as it is. */
export function useStateSince(its: Webhook): string {
  const { words, moments } = useWords();
  const { webhooks } = words;
  const now = useNow();
  const away = (at: string): string => moments.away(at, Math.max(now, Date.parse(at)));
  if (its.disabledAt !== null) return webhooks.disabledSince(away(its.disabledAt));
  if (its.failingSince !== null) return webhooks.failsSince(away(its.failingSince));
  return its.succeededAt === null ? webhooks.unused : webhooks.worked(away(its.succeededAt));
}
