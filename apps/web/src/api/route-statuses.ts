import {
  API_ERRORS,
  REFUSALS,
  type ApiErrorCode,
  type RefusalCode,
} from '@galley/contract/refusals';
import { isRestricted, needsStepUp } from '@galley/core/editor';
import type { Route } from './route.ts';

type Code = RefusalCode | ApiErrorCode;

/** Every problem that a route may answer: the codes by their status. */
export function problemsOf(route: Route): ReadonlyMap<number, readonly Code[]> {
  const codes = new Set<Code>([...route.refuses, ...ownErrors(route)]);
  if (route.credential !== 'none') {
    codes.add('not-signed-in').add('wrong-credential').add('not-allowed');
    if (isSigned(route)) codes.add('step-up-needed');
    if (isRestricted(route.step)) codes.add('restricted');
  }
  const byStatus = Map.groupBy(codes, statusOf);
  return new Map([...byStatus].toSorted(([a], [b]) => a - b));
}

/** Whether a person in the desk signs a call of this route. */
export const isSigned = ({ credential, step }: Route): boolean =>
  (credential === 'session' || credential === 'both') && needsStepUp(step);

const statusOf = (code: Code): number =>
  code in REFUSALS ? REFUSALS[code as RefusalCode].status : API_ERRORS[code as ApiErrorCode];

function ownErrors({ body, versioned, repeatable }: Route): readonly ApiErrorCode[] {
  const takesBody = body !== 'none';
  return [
    'bad-input',
    ...(takesBody ? (['too-large', 'wrong-type'] as const) : []),
    ...(versioned === true ? (['version-needed'] as const) : []),
    ...(repeatable === true ? (['other-call', 'call-running'] as const) : []),
    'crashed',
    'database-away',
  ];
}
