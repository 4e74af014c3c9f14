import {
  FAULT_NAMES,
  FAULT_SHARE_NAMES,
  printFaults,
  type FaultSettings,
} from '../fault-settings.ts';

/** The form's fields by name, as somebody filled them in or as the page shows them. */
export type FaultFields = Readonly<Record<string, string>>;

/** The form leaves the units out. */
function unitOf(name: string): string {
  if (name === 'latency') return 'ms';
  return FAULT_SHARE_NAMES.some((share) => share === name) ? '%' : '';
}

/** The filled-in fields in the words of `--sandbox-faults`; empty when all fields are. */
export const readFaultForm = (form: URLSearchParams): string =>
  FAULT_NAMES.flatMap((name) => {
    // Some people write a comma for a decimal point; any further one would end the field.
    const value = (form.get(name) ?? '').trim().replace(',', '.').replaceAll(',', ' ');
    return value === '' ? [] : [`${name}=${value}${/^[\d.]+$/.test(value) ? unitOf(name) : ''}`];
  }).join(',');

/** The fields that show the current faults. */
export const shownFaults = (settings: FaultSettings): FaultFields =>
  Object.fromEntries(
    [...printFaults(settings).matchAll(/([^,=]+)=(off|[\d.]+)/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
