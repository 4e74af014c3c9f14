import * as press from '@galley/press/review';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { parseFile } from './parse-file.ts';
import { describePlace } from './review-text.ts';

interface AddOptions {
  readonly again?: boolean;
  readonly newsletter?: string;
}

export async function addReview(shell: Shell, file: string, options: AddOptions): Promise<Outcome> {
  const parsed = await parseFile(shell, file);
  if (parsed.kind === 'refused') return parsed;
  return withPress(shell, async (deps) => {
    const queued = await press.queueReview(deps, deps.actor, {
      newsletter: options.newsletter ?? null,
      review: parsed.review,
      again: options.again === true,
    });
    return queued.kind === 'queued'
      ? { kind: 'done', json: queued.review, text: describePlace(queued.review) }
      : answerRefusal(queued);
  });
}
