import type { Account } from '@galley/contract/editor';
import { mayTake, type Actor, type StepName } from '@galley/core/editor';
import { createContext, use } from 'react';

export const AccountContext = createContext<Account | null>(null);

/** Who is signed in. */
export function useAccount(): Account {
  const account = use(AccountContext);
  if (account === null) throw new Error('an account is only on pages for those signed in');
  return account;
}

/** What others call somebody: the name or, without one, the address. */
export const nameOf = ({ name, email }: Pick<Account, 'name' | 'email'>): string => name ?? email;

/**
 * Whether somebody may take a step in a newsletter; null stands for all of them. The server
 * decides; this only keeps what it would refuse out of sight.
 */
export const mayIn = (account: Account, step: StepName, newsletter: string | null): boolean =>
  mayTake(actorOf(account), step, newsletter);

/** Whether somebody may take a step anywhere. */
export const maySomewhere = (account: Account, step: StepName): boolean =>
  [null, ...account.newsletters.map(({ slug }) => slug)].some((slug) => mayIn(account, step, slug));

const actorOf = ({ id, roles, awaitsConfirmation }: Account): Actor => ({
  kind: 'person',
  id,
  // By slug where the server has ids; the table of steps does not mind.
  roles: Object.fromEntries(roles.map(({ newsletter, role }) => [newsletter ?? '*', role])),
  door: 'desk',
  restricted: awaitsConfirmation,
});
