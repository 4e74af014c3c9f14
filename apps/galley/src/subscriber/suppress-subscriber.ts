import * as press from '@galley/press/subscription';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { fieldProblems } from './field-problems.ts';

export const suppressSubscriber = async (
  shell: Shell,
  email: string,
  options: { readonly because?: string },
): Promise<Outcome> =>
  withPress(shell, async (deps) => {
    const suppressed = await press.suppress(deps, {
      address: email,
      ...(options.because !== undefined && { detail: options.because }),
    });
    if (suppressed.kind === 'invalid') return fieldProblems(suppressed.problems, { email });
    const { address, already } = suppressed;
    return {
      kind: 'done',
      json: { address, suppressed: true, already },
      text: already
        ? `${address} was suppressed before; the first reason stays.`
        : `${address} is suppressed.`,
    };
  });
