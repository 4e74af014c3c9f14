import { found, type Check } from './check.ts';
import type { CheckName } from './check-names.ts';

const PATIENCE_MS = 8000;

/** Waits for checks, but not for long: what gives no answer is a finding itself. */
export async function within(
  name: CheckName,
  checks: Promise<readonly Check[]>,
  patienceMs = PATIENCE_MS,
): Promise<readonly Check[]> {
  const late = Promise.withResolvers<readonly Check[]>();
  const timer = setTimeout(() => {
    const what = `no answer within ${patienceMs / 1000} s`;
    late.resolve([found('warns', name, what, 'Check the network, then run galley doctor again.')]);
  }, patienceMs);
  try {
    return await Promise.race([checks, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
