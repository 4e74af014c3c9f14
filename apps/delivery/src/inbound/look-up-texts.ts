import { Resolver } from 'node:dns/promises';
import type { LookUpTexts } from '@galley/inbound-mail';

export type { LookUpTexts } from '@galley/inbound-mail';

const TIMEOUT_MS = 3000;
const TRIES = 2;

/** Asks DNS for the TXT records of a name. */
export const lookUpTexts: LookUpTexts = (name) =>
  new Resolver({ timeout: TIMEOUT_MS, tries: TRIES }).resolveTxt(name);
