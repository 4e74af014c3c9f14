import type { StepName } from '@galley/core/editor';
import { callOnce, type Outgoing } from './call.ts';
import { proveByPasskey } from './ceremony.ts';

/** Has the person sign one call with a passkey; returns the id that the call then carries. */
export async function signCall(outgoing: Outgoing, step: StepName): Promise<string> {
  const { path, search, body } = outgoing;
  const contentHash = await sha256(body);
  const ceremony = await callOnce('POST /step-ups', {
    body: { step, target: `${path}${search}`, contentHash },
  });
  const response = await proveByPasskey(ceremony);
  await callOnce('POST /step-ups/{id}', { params: { id: ceremony.id }, body: { response } });
  return ceremony.id;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
