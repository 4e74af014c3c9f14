import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FAULT_SHARE_NAMES,
  FAULT_SHARES,
  NO_FAULTS,
  parseFaults,
  printFaults,
  type FaultSettings,
  type FaultShare,
} from './fault-settings.ts';

function settings(text: string) {
  const parsed = parseFaults(text);
  if (parsed.kind === 'refused') throw new Error(parsed.problem);
  return parsed.settings;
}

describe('faults', () => {
  test('are read from a line', () => {
    expect(
      settings('500=5%, lost-reply=2.5%,latency=2s,rate=2,daily-quota=100,monthly-quota=0'),
    ).toEqual({
      shares: { '500': 5, 'lost-reply': 2.5 },
      latencyMs: 2_000,
      rate: 2,
      dailyQuota: 100,
      monthlyQuota: 0,
    });
    expect(settings('rate=off')).toEqual({ ...NO_FAULTS, rate: null });
    expect(settings(' none ')).toEqual(NO_FAULTS);
    expect(settings('500=0%,latency=0ms')).toEqual(NO_FAULTS);
  });

  test.each([
    ['', 'Nothing was found, expected faults like 500=5%,latency=200ms, or none.'],
    ['5oo=5%', '"5oo" was found, expected one of 429, 500, 502, 503, 404, in-flight, '],
    [
      '500',
      '"500": no value was found, expected a share of the requests from 0% to 100%, like 5%.',
    ],
    ['500=5', '"500": "5" was found, expected a share'],
    ['500=101%', '"500": "101%" was found, expected a share'],
    ['500=-1%', '"500": "-1%" was found, expected a share'],
    ['latency=200', '"latency": "200" was found, expected a time up to 60s, like 200ms or 2s.'],
    ['latency=61s', '"latency": "61s" was found'],
    ['rate=0', '"rate": "0" was found, expected requests per second from 1, or off.'],
    ['daily-quota=many', '"daily-quota": "many" was found, expected a number of mails.'],
    ['500=1%,500=2%', '"500" was found twice, expected once.'],
    ['500=60%,503=50%', 'The shares add up to 110%, expected at most 100%.'],
    ['500=1%,', '"" was found, expected one of'],
    ['toString=1%', '"toString" was found, expected one of'],
  ])('in %j are refused, naming what was found and expected', (text, problem) => {
    const parsed = parseFaults(text);
    expect(parsed).toMatchObject({ kind: 'refused' });
    expect(parsed.kind === 'refused' && parsed.problem).toContain(problem);
  });

  test('that are refused never put control characters into the message', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x2fff), { maxLength: 60 }), (codes) => {
        const parsed = parseFaults(String.fromCharCode(...codes));
        return parsed.kind === 'parsed' || !/[\u0000-\u001f\u007f-\u009f]/.test(parsed.problem);
      }),
    );
  });

  test('are printed as they are read', () => {
    const share = fc.integer({ min: 1, max: 8_000 }).map((thousandths) => thousandths / 1000);
    const shares = fc.dictionary(fc.constantFrom(...FAULT_SHARE_NAMES), share) as fc.Arbitrary<
      Partial<Record<FaultShare, number>>
    >;
    const any: fc.Arbitrary<FaultSettings> = fc.record(
      {
        shares: shares.map((some) => ({ ...some })),
        latencyMs: fc.integer({ min: 0, max: 60_000 }),
        rate: fc.option(fc.integer({ min: 1, max: 1_000 })),
        dailyQuota: fc.nat(1_000),
        monthlyQuota: fc.nat(1_000),
      },
      { requiredKeys: ['shares', 'latencyMs'] },
    );
    fc.assert(
      fc.property(any, (one) => {
        const text = printFaults(one);
        expect(settings(text === '' ? 'none' : text)).toEqual(one);
      }),
    );
  });

  test('have a name of their own and an explanation each', () => {
    expect(new Set(FAULT_SHARE_NAMES).size).toBe(FAULT_SHARES.length);
    for (const [, says] of FAULT_SHARES) expect(says).toMatch(/^(returns|accepts|breaks)\b/);
  });
});
