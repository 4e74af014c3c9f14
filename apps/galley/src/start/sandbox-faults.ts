import type { Config } from '@galley/runtime';
import { NO_FAULTS, parseFaults, type FaultSettings } from '@galley/sandbox';
import { refuse, type Refused } from '../shell/outcome.ts';

/** Reads `--sandbox-faults`; without it, this start begins without faults. */
export function readSandboxFaults(
  config: Pick<Config, 'resend'>,
  options: { readonly only?: string; readonly sandboxFaults?: string },
): { readonly kind: 'ok'; readonly settings: FaultSettings } | Refused {
  const { sandboxFaults } = options;
  if (sandboxFaults === undefined) return { kind: 'ok', settings: NO_FAULTS };
  const parsed = parseFaults(sandboxFaults);
  if (parsed.kind === 'refused') return refuse(`--sandbox-faults: ${parsed.problem}`);
  if (config.resend.apiKey !== null) {
    return refuse(
      '--sandbox-faults: RESEND_API_KEY is set, so mail goes out and there is no sandbox.',
      'Unset RESEND_API_KEY to try faults without sending anything.',
    );
  }
  if (options.only !== undefined && options.only !== 'web') {
    return refuse(
      `--sandbox-faults: web hosts the sandbox, and --only ${options.only} starts none.`,
      'Give the option to the web instead: galley start --only web --sandbox-faults …',
    );
  }
  return { kind: 'ok', settings: parsed.settings };
}
