import { FAULT_SHARE_NAMES, type FaultSettings } from '../fault-settings.ts';

/** The fields of the form by name, as they were filled in or as they are to be shown. */
export type FaultFields = Readonly<Record<string, string>>;

/** The units that the form leaves out. */
const UNITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(FAULT_SHARE_NAMES.map((name) => [name, '%'])),
  latency: 'ms',
  rate: '',
  'daily-quota': '',
  'monthly-quota': '',
};

/** What was filled in, in the words of `--sandbox-faults`; empty when nothing was. */
export const readFaultForm = (form: URLSearchParams): string =>
  Object.entries(UNITS)
    .flatMap(([name, unit]) => {
      // A comma would end the field, and as a decimal sign it is a point.
      const value = (form.get(name) ?? '').trim().replace(',', '.').replaceAll(',', ' ');
      return value === '' ? [] : [`${name}=${value}${/^[\d.]+$/.test(value) ? unit : ''}`];
    })
    .join(',');

/** The fields that show what holds now. */
export const shownFaults = (settings: FaultSettings): FaultFields => ({
  ...Object.fromEntries(
    FAULT_SHARE_NAMES.flatMap((name) => {
      const share = settings.shares[name];
      return share === undefined ? [] : [[name, String(share)]];
    }),
  ),
  ...(settings.latencyMs > 0 && { latency: String(settings.latencyMs) }),
  ...(settings.rate !== undefined && { rate: String(settings.rate ?? 'off') }),
  ...(settings.dailyQuota !== undefined && { 'daily-quota': String(settings.dailyQuota) }),
  ...(settings.monthlyQuota !== undefined && { 'monthly-quota': String(settings.monthlyQuota) }),
});
