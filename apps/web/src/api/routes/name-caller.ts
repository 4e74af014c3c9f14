import { namePerson } from '@galley/press/people';
import type { Caller } from '../caller.ts';
import type { ApiDeps } from './api-deps.ts';

/** Under which name the caller answers for a decision: nobody can say another one. */
export const nameCaller = async (deps: ApiDeps, caller: Caller): Promise<string> =>
  caller.kind === 'nobody' ? '' : namePerson(deps, caller.personId);
