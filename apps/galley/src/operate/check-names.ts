/** Every check of `galley doctor`, as docs/doctor.md lists them; SLUG and ID stand for which one. */
export const CHECK_NAMES = [
  'settings',
  'data folder',
  'secret files',
  'disk',
  'port',
  'database',
  'rights',
  'connections',
  'pooler',
  'direct connection',
  'replica',
  'database clock',
  'wake-ups',
  'migrations',
  'layout',
  'installation',
  'backups',
  'departures',
  'issues',
  'newsletters',
  'newsletter SLUG',
  'domain SLUG',
  'sign-ups SLUG',
  'leaving SLUG',
  'passkeys',
  'webhook ID',
  'mail',
  'provider clock',
  'webhooks',
  'webhook address',
  'webhook at Resend',
  'inbound domain',
  'public URL',
  'proxies',
] as const;

type Named<Name> = Name extends `${infer What} ${'SLUG' | 'ID'}` ? `${What} ${string}` : Name;

/** What a check may be called. */
export type CheckName = Named<(typeof CHECK_NAMES)[number]>;
