import { readCanaryMark, type InboundResult } from '@galley/core/inbound';
import { noteCanaryArrival } from '@galley/db';
import type { InboundDeps } from './inbound-deps.ts';

/** Notes that the copy of an issue has come back in; a mail without our mark is somebody else's. */
export async function noteCanary(
  { db, keyring, clock }: InboundDeps,
  mark: string | null,
): Promise<InboundResult> {
  const issueId = mark === null ? null : readCanaryMark(keyring, mark);
  if (issueId === null) return 'stranger';
  const noted = await noteCanaryArrival(db, issueId, clock());
  return noted === 'arrived' ? 'arrived' : 'stranger';
}
