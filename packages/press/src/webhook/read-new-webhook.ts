import type { FieldProblem, RefusalOf } from '@galley/contract/refusals';
import { readName } from '@galley/core/editor';
import { WEBHOOK_EVENTS, eventsNamed, readTargetUrl } from '@galley/core/webhook';
import { fieldProblem } from '../field-problem.ts';

export interface NewWebhook {
  /** A slug; null for every newsletter. */
  readonly newsletter: string | null;
  readonly url: string;
  /** Names of events, `issue.*` for all of a noun, `*` for all. */
  readonly events: readonly string[];
  readonly description: string;
}

interface ReadNewWebhook {
  readonly kind: 'ok';
  readonly url: string;
  readonly events: string[];
  readonly description: string;
}

/** Reads what a new target is to be, and reports every field that can't be read. */
export function readNewWebhook(
  { url, events, description }: NewWebhook,
  isLocal: boolean,
): ReadNewWebhook | RefusalOf<'invalid'> {
  const problems: FieldProblem[] = [];
  const target = readTargetUrl(url, { isLocal });
  if (target.kind === 'invalid') problems.push(fieldProblem('url', url, target.expected));
  const wanted = new Set<string>();
  for (const wish of events) {
    const named = eventsNamed(wish);
    for (const type of named ?? []) wanted.add(type);
    if (named === null) problems.push(fieldProblem('events', wish, EXPECTED));
  }
  if (events.length === 0) {
    problems.push({ field: 'events', problem: `found none, expected some of ${EXPECTED}` });
  }
  const said = description.trim() === '' ? null : readName(description);
  if (said?.kind === 'invalid') {
    problems.push(fieldProblem('description', description, 'one line that says what it is for'));
  }
  if (target.kind === 'invalid' || said?.kind === 'invalid' || problems.length > 0) {
    return { kind: 'invalid', problems };
  }
  return {
    kind: 'ok',
    url: target.url,
    events: WEBHOOK_EVENTS.filter((type) => wanted.has(type)),
    description: said?.name ?? '',
  };
}

const EXPECTED = `${WEBHOOK_EVENTS.join(', ')}, issue.*, subscription.*, subscriber.* or *`;
