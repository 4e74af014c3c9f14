import { describe, expect, test } from 'vitest';
import { readSandboxFaults } from './sandbox-faults.ts';

const config = (apiKey: string | null) => ({
  resend: { apiKey, baseUrl: null, webhookSecrets: [] },
});

describe('the faults of a start', () => {
  test('are none without the option, whether or not there is a key', () => {
    const none = { kind: 'ok', settings: { shares: {}, latencyMs: 0 } };
    expect(readSandboxFaults(config(null), {})).toEqual(none);
    expect(readSandboxFaults(config('re_real'), { only: 'delivery' })).toEqual(none);
  });

  test('are those of the option where web hosts the sandbox', () => {
    for (const only of [undefined, 'web']) {
      expect(
        readSandboxFaults(config(null), {
          sandboxFaults: '500=5%',
          ...(only !== undefined && { only }),
        }),
      ).toEqual({ kind: 'ok', settings: { shares: { '500': 5 }, latencyMs: 0 } });
    }
  });

  test.each([
    ['5oo=5%', null, undefined, '--sandbox-faults: "5oo" was found, expected one of'],
    ['500=5%', 're_real', undefined, 'there is no sandbox'],
    ['500=5%', null, 'delivery', '--only delivery starts none'],
  ])('%s with the key %s and --only %s are refused', (sandboxFaults, apiKey, only, problem) => {
    const read = readSandboxFaults(config(apiKey), {
      sandboxFaults,
      ...(only !== undefined && { only }),
    });
    expect(read.kind === 'refused' && read.problems[0]).toContain(problem);
  });
});
