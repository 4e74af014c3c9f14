import type { Refusal, RefusalOf } from '@galley/contract/refusals';

/** Press names some fields otherwise than the API does: says them as the API does. */
export const nameFields = <R extends Refusal>(
  refusal: R,
  names: Readonly<Record<string, string>>,
): R => (refusal.kind === 'invalid' ? { ...refusal, problems: rename(refusal, names) } : refusal);

const rename = (
  { problems }: RefusalOf<'invalid'>,
  names: Readonly<Record<string, string>>,
): RefusalOf<'invalid'>['problems'] =>
  problems.map(({ field, problem }) => ({ field: names[field] ?? field, problem }));
