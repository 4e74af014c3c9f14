import type { RefusalOf } from '@galley/contract/refusals';
import { readName } from '@galley/core/editor';
import { fieldProblem } from '../field-problem.ts';

/** Reads the name of the person who answers for a decision, or refuses it. */
export function readNameInCharge(
  by: string,
): { readonly kind: 'ok'; readonly name: string } | RefusalOf<'invalid'> {
  const reading = readName(by);
  if (reading.kind === 'ok') return reading;
  return { kind: 'invalid', problems: [fieldProblem('by', by, reading.expected)] };
}
