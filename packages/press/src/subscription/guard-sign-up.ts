import {
  holdsLink,
  isMachineAddress,
  readFormStamp,
  type EmailAddress,
  type FormReason,
  type ProofReason,
  type SignUpReason,
} from '@galley/core/subscription';
import { isDisposable } from './find-disposable.ts';
import { checkProof } from './proof-of-work.ts';
import type { SubscriptionDeps } from './subscription-deps.ts';

/** What a form tells about itself; a sign-up by mail or through the API has none. */
export interface SignUpForm {
  readonly stamp: string | null;
  /** In a local set-up, a person at this machine may be as fast as a test. */
  readonly sparesTime?: boolean;
  /** True if the form stood on another site. */
  readonly elsewhere: boolean;
  readonly proof: string | null;
}

/** Why a form has to be sent once more; null if it needn't. */
export async function guardForm(
  deps: Pick<SubscriptionDeps, 'db' | 'clock' | 'keyring' | 'signUps'>,
  newsletter: string,
  form: SignUpForm,
): Promise<FormReason | ProofReason | null> {
  if (form.elsewhere) return 'elsewhere';
  const flaw =
    form.sparesTime === true
      ? null
      : readFormStamp(deps.keyring, form.stamp, { newsletter, now: deps.clock() });
  if (flaw !== null) return flaw;
  return deps.signUps?.proofOfWork === true ? checkProof(deps, newsletter, form.proof) : null;
}

/** Why nobody reads mail at this address, as far as its letters tell; null if somebody may. */
export async function guardPerson(
  { signUps }: Pick<SubscriptionDeps, 'signUps'>,
  { email, name }: { readonly email: EmailAddress; readonly name: string | null },
): Promise<SignUpReason | null> {
  if (holdsLink(name)) return 'link-in-name';
  if (isMachineAddress(email.canonical)) return 'machine-address';
  const allowed = signUps?.allowedDomains ?? [];
  return (await isDisposable(domainOf(email), allowed)) ? 'disposable' : null;
}

/** Asks DNS whether the address can exist; what it can't tell passes. */
export async function guardDomain(
  { signUps }: Pick<SubscriptionDeps, 'signUps'>,
  email: EmailAddress,
): Promise<SignUpReason | null> {
  const answer = await signUps?.lookUpMailDomain?.(domainOf(email));
  return answer === 'takes-no-mail' ? 'domain-takes-no-mail' : null;
}

const domainOf = ({ canonical }: EmailAddress): string =>
  canonical.slice(canonical.lastIndexOf('@') + 1);
