import type { RefusalOf } from '@galley/contract/refusals';
import { readName } from '@galley/core/editor';
import { quoteInput } from '@galley/core/input';

/** Reads the name of the person who answers for a decision, or refuses it. */
export function readNameInCharge(
  by: string,
): { readonly kind: 'ok'; readonly name: string } | RefusalOf<'invalid'> {
  const reading = readName(by);
  if (reading.kind === 'ok') return reading;
  const problem = `found ${quoteInput(by)}, expected ${reading.expected}`;
  return { kind: 'invalid', problems: [{ field: 'by', problem }] };
}
