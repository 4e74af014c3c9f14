/**
 * What can go wrong with a share of the requests, and how the mailbox explains it. The names are those
 * of `--sandbox-faults` and of the mailbox's form.
 */
export const FAULT_SHARES = [
  ['429', 'returns “too many requests”'],
  ['500', 'returns an internal error'],
  ['502', 'returns “bad gateway”'],
  ['503', 'returns “service unavailable”'],
  ['404', 'returns “not found”'],
  ['in-flight', 'returns 409: the key’s first call is still in progress'],
  ['key-conflict', 'returns 409: the key came with another body'],
  ['lost-request', 'breaks off before anything is accepted'],
  ['lost-reply', 'accepts, then breaks off without a reply'],
  ['cut-reply', 'accepts, then breaks off in the middle of the reply'],
  ['failed-reply', 'accepts, but returns an internal error'],
  ['silent-reply', 'accepts, stays silent for a minute, then breaks off'],
] as const;

export type FaultShare = (typeof FAULT_SHARES)[number][0];

export const FAULT_SHARE_NAMES: readonly FaultShare[] = FAULT_SHARES.map(([name]) => name);

/** How a sandbox misbehaves; {@link NO_FAULTS} leaves it as it was opened. */
export interface FaultSettings {
  /** Percent of the requests, at most 100 together. */
  readonly shares: Readonly<Partial<Record<FaultShare, number>>>;
  /** How long every request waits. */
  readonly latencyMs: number;
  /** Requests per second, null for no limit; undefined leaves the sandbox's own. */
  readonly rate?: number | null;
  /** Mails in any 24 hours. */
  readonly dailyQuota?: number;
  /** Mails in a calendar month of UTC. */
  readonly monthlyQuota?: number;
}

export const NO_FAULTS: FaultSettings = { shares: {}, latencyMs: 0 };

export type ParsedFaults =
  | { readonly kind: 'parsed'; readonly settings: FaultSettings }
  /** A sentence that names what was found and what was expected. */
  | { readonly kind: 'refused'; readonly problem: string };

/** Every fault that can be set, as `--sandbox-faults` names it. */
export const FAULT_NAMES: readonly string[] = [
  ...FAULT_SHARE_NAMES,
  'latency',
  'rate',
  'daily-quota',
  'monthly-quota',
];

const MAX_LATENCY_MS = 60_000;

/**
 * Reads `500=5%,lost-reply=2%,latency=200ms,daily-quota=100,rate=2`. A share is in percent, a latency
 * in `ms` or `s`, a rate in requests per second or `off`; `none` alone is {@link NO_FAULTS}.
 */
export function parseFaults(text: string): ParsedFaults {
  const words = text.trim();
  if (words === 'none') return { kind: 'parsed', settings: NO_FAULTS };
  if (words === '') {
    return refuse('Nothing was found, expected faults like 500=5%,latency=200ms, or none.');
  }
  let settings = NO_FAULTS;
  const seen = new Set<string>();
  for (const part of words.split(',')) {
    const [, name = '', value = ''] =
      /^([^=]*)=?([^]*)$/.exec(part)?.map((one) => one.trim()) ?? [];
    if (seen.has(name)) return refuse(`${quote(name)} was found twice, expected once.`);
    seen.add(name);
    const read = readPart(settings, name, value);
    if (typeof read === 'string') return refuse(read);
    settings = { ...settings, ...read };
  }
  const sum = Object.values(settings.shares).reduce((all, share) => all + share, 0);
  // The shares are decimals: three times 33.3 is not quite 99.9.
  if (sum > 100.000_001) {
    return refuse(`The shares add up to ${printNumber(sum)}%, expected at most 100%.`);
  }
  return { kind: 'parsed', settings };
}

/** The text that {@link parseFaults} reads back; empty when there are no faults. */
export const printFaults = ({ shares, latencyMs, ...limits }: FaultSettings): string =>
  [
    ...FAULT_SHARE_NAMES.flatMap((name) => {
      const share = shares[name];
      return share === undefined ? [] : [`${name}=${printNumber(share)}%`];
    }),
    ...(latencyMs === 0 ? [] : [`latency=${latencyMs}ms`]),
    ...(limits.rate === undefined ? [] : [`rate=${limits.rate ?? 'off'}`]),
    ...(limits.dailyQuota === undefined ? [] : [`daily-quota=${limits.dailyQuota}`]),
    ...(limits.monthlyQuota === undefined ? [] : [`monthly-quota=${limits.monthlyQuota}`]),
  ].join(',');

/** What a part adds to the settings, or what is wrong with it. */
function readPart(
  { shares }: FaultSettings,
  name: string,
  value: string,
): Partial<FaultSettings> | string {
  const found = `${quote(name)}: ${value === '' ? 'no value' : quote(value)} was found`;
  if (FAULT_SHARE_NAMES.some((one) => one === name)) {
    const share = Number(/^(\d{1,3}(?:\.\d{1,3})?)%$/.exec(value)?.[1]);
    if (share === 0) return {};
    if (share <= 100) return { shares: { ...shares, [name]: share } };
    return `${found}, expected a share of the requests from 0% to 100%, like 5%.`;
  }
  switch (name) {
    case 'latency': {
      const [, count, unit] = /^(\d{1,5})(ms|s)$/.exec(value) ?? [];
      const latencyMs = Number(count) * (unit === 's' ? 1000 : 1);
      if (latencyMs <= MAX_LATENCY_MS) return { latencyMs };
      return `${found}, expected a time up to 60s, like 200ms or 2s.`;
    }
    case 'rate': {
      const rate = value === 'off' ? null : readCount(value);
      if (rate !== undefined && rate !== 0) return { rate };
      return `${found}, expected requests per second from 1, or off.`;
    }
    case 'daily-quota':
    case 'monthly-quota': {
      const quota = readCount(value);
      if (quota === undefined) return `${found}, expected a number of mails.`;
      return name === 'daily-quota' ? { dailyQuota: quota } : { monthlyQuota: quota };
    }
    default:
      return `${quote(name)} was found, expected one of ${FAULT_NAMES.join(', ')}.`;
  }
}

const readCount = (value: string): number | undefined =>
  /^\d{1,9}$/.test(value) ? Number(value) : undefined;

const printNumber = (share: number): string => String(Number(share.toFixed(3)));

const refuse = (problem: string): ParsedFaults => ({ kind: 'refused', problem });

/** Quotes input for a message: shortened, and without characters that a terminal would obey. */
const quote = (text: string): string =>
  JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    '?',
  );
