import type { PreflightReport } from '@galley/core/issue';
import type { Paint } from '../shell/paint.ts';

/** The findings of a preflight, the gravest first, each with how to mend it. */
export const preflightText = (paint: Paint, { findings }: PreflightReport): string => {
  if (findings.length === 0) return paint.green('Nothing was found.');
  const mark = { stops: paint.red('stops  '), warns: paint.yellow('warns  '), informs: 'informs' };
  const order = ['stops', 'warns', 'informs'] as const;
  return order
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
    .map(
      ({ severity, rule, message, mend, overridable }) =>
        `${mark[severity]}  ${paint.bold(rule)}: ${message}\n         ${paint.dim(
          severity === 'stops' && overridable
            ? `${mend} Or: --override ${rule} --because WHY`
            : mend,
        )}`,
    )
    .join('\n');
};
