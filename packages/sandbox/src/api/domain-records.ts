import type { StoredDomain } from '../store/domains.ts';

type RecordStatus = 'not_started' | 'pending' | 'failed' | 'verified';

/** A DNS record that a domain needs, as Resend names it. */
export interface DomainRecord {
  readonly record: 'SPF' | 'DKIM' | 'Receiving';
  readonly name: string;
  readonly type: 'MX' | 'TXT';
  readonly ttl: string;
  readonly status: RecordStatus;
  readonly value: string;
  readonly priority?: number;
}

/**
 * The records of a domain. The sandbox asks no DNS: once somebody has had them checked, all are
 * there. Of a domain whose name contains `pending` or `failed`, the DKIM key stays so.
 */
export function recordsOf(domain: StoredDomain): readonly DomainRecord[] {
  const { name, region, receiving } = domain;
  const status: RecordStatus = domain.verifiedAt === null ? 'not_started' : 'verified';
  // Names are relative to the zone, which is taken to have two labels.
  const under = name.split('.').slice(0, -2);
  const at = (label: string): string => [label, ...under].join('.');
  const spf = { record: 'SPF', name: at('send'), ttl: 'Auto', status } as const;
  return [
    { ...spf, type: 'MX', value: `feedback-smtp.${region}.amazonses.com`, priority: 10 },
    { ...spf, type: 'TXT', value: 'v=spf1 include:amazonses.com ~all' },
    {
      record: 'DKIM',
      name: at('resend._domainkey'),
      type: 'TXT',
      ttl: 'Auto',
      status: domain.verifiedAt === null ? status : keyStatusOf(name),
      value: `p=${Buffer.from(`the sandbox's key of ${name}`).toString('base64')}`,
    },
    ...(receiving === 1
      ? [
          {
            record: 'Receiving',
            name: under.length === 0 ? '@' : under.join('.'),
            type: 'MX',
            ttl: 'Auto',
            status,
            value: `inbound-smtp.${region}.amazonaws.com`,
            priority: 10,
          } as const,
        ]
      : []),
  ];
}

export const statusOf = (domain: StoredDomain): RecordStatus =>
  domain.verifiedAt === null ? 'not_started' : keyStatusOf(domain.name);

function keyStatusOf(name: string): RecordStatus {
  if (name.includes('pending')) return 'pending';
  return name.includes('failed') ? 'failed' : 'verified';
}
