import type { SendingProgress } from '@galley/contract/issue';

type Kind = 'text' | 'flag' | 'number' | 'number or null';

const FIELDS: { readonly [Key in keyof SendingProgress]: Kind } = {
  issue: 'text',
  state: 'text',
  audience: 'number',
  isFrozen: 'flag',
  accepted: 'number',
  rejected: 'number',
  uncertain: 'number',
  excluded: 'number',
  pending: 'number',
  perSecond: 'number or null',
  secondsLeft: 'number or null',
  at: 'text',
};

const IS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  flag: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  'number or null': (value) => typeof value === 'number' || value === null,
};

/** Reads the progress of an issue; null for what this page doesn't understand. */
export function readProgress(text: string): SendingProgress | null {
  const value = parse(text);
  const isWhole = Object.entries(FIELDS).every(([name, kind]) => IS[kind](value[name]));
  return isWhole ? (value as unknown as SendingProgress) : null;
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
