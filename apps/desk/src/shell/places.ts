import type { Account } from '@galley/contract/editor';
import type { DeskWords } from '@galley/wording/desk';
import { maySomewhere } from '../api/account.tsx';
import type { IconName } from '../parts/icon.tsx';

/** A screen that the navigation leads to. */
export interface Place {
  readonly path: string;
  readonly name: Extract<keyof DeskWords['shell'], IconName>;
  /** The letter after `g`. */
  readonly letter: string;
}

const PLACES: readonly (Place & { readonly step?: Parameters<typeof maySomewhere>[1] })[] = [
  { path: '/', name: 'today', letter: 't' },
  { path: '/queue', name: 'queue', letter: 'q' },
  { path: '/planner', name: 'planner', letter: 'p' },
  { path: '/candidates', name: 'candidates', letter: 'c' },
  { path: '/subscribers', name: 'subscribers', letter: 's', step: 'see-readers' },
  { path: '/reports', name: 'reports', letter: 'r' },
  { path: '/settings', name: 'settings', letter: ',', step: 'set-newsletter' },
  { path: '/people', name: 'people', letter: 'e', step: 'see-people' },
  { path: '/keys', name: 'keys', letter: 'k', step: 'see-keys' },
  { path: '/webhooks', name: 'webhooks', letter: 'w', step: 'see-webhooks' },
  { path: '/audit', name: 'audit', letter: 'l', step: 'see-audit' },
  { path: '/account', name: 'account', letter: 'a' },
];

/** Leads on to the issue that is due first; it has no place in the navigation. */
export const CURRENT_ISSUE = { path: '/current-issue', letter: 'i' } as const;

/** The screens that somebody may see. */
export const placesFor = (account: Account): readonly Place[] =>
  PLACES.filter(({ step }) => step === undefined || maySomewhere(account, step));
