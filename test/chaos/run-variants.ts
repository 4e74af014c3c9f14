import type { ChaosServer } from './chaos-server.ts';
import { runRandom, type RunReport } from './run-random.ts';
import { bundleProcess, bundleSendingAgain } from './bundle-process.ts';
import { VARIANTS, type Variant } from './variants.ts';
import type { Rule } from './violation.ts';

/** The result of one broken variant. */
export interface VariantResult {
  readonly variant: Variant;
  readonly report: RunReport;
  /** The rules that it broke. */
  readonly rules: readonly Rule[];
  /** True if one of them is a rule that its mistake breaks. */
  readonly caught: boolean;
}

const MOST_KILLS = 60;
const ROUND = 12;
const READERS = 240;
const SETTLE_SECONDS = 90;
/** Two at a time: a run waits as much as it works. */
const SIDE_BY_SIDE = 2;

/**
 * Runs every broken variant, or the named ones, until something catches it.
 *
 * @throws Error if a variant no longer fits the code, so that it would test nothing
 */
export async function runVariants(
  server: ChaosServer,
  options: {
    readonly seed: number;
    readonly names: readonly string[];
    readonly onResult: (result: VariantResult) => void;
  },
): Promise<readonly VariantResult[]> {
  const { names, seed, onResult } = options;
  const waiting = VARIANTS.filter(({ name }) => names.length === 0 || names.includes(name));
  const results: VariantResult[] = [];
  const run = async (): Promise<void> => {
    for (let variant = waiting.shift(); variant !== undefined; variant = waiting.shift()) {
      const bundle = await bundleProcess(server.folder, variant);
      const report = await runRandom(server, {
        kills: MOST_KILLS,
        seed,
        processes: 2,
        bundle,
        openSendingAgain: await bundleSendingAgain(server.folder, variant),
        emphasis: variant.emphasis ?? 'plain',
        round: ROUND,
        readers: READERS,
        settleSeconds: SETTLE_SECONDS,
        serverKills: 0,
        onRound: () => undefined,
      });
      const rules = [...new Set(report.violations.map(({ rule }) => rule))];
      const caught = variant.breaks.some((rule) => rules.includes(rule));
      const result = { variant, report, rules, caught };
      results.push(result);
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, run));
  return results;
}
