import type { Newsletter } from '@galley/contract/newsletter';
import type { Actor } from '@galley/core/editor';
import type { SenderDomains } from '@galley/core/newsletter';
import { createInspector } from '@galley/inspect';
import { seeSenderDomain } from '@galley/press/newsletter';
import { systemClock, type Config } from '@galley/runtime';
import type { OpenedDatabase } from '../shell/database.ts';
import { providerUrl } from '../shell/provider.ts';
import { senderDomainsOf } from '../shell/sender-domains.ts';
import { systemUser } from '../shell/system-user.ts';
import { checkSenderDomain } from './check-sender-domain.ts';
import type { Check } from './check.ts';

/** Asks Resend and DNS about the domain of every newsletter; each domain once. */
export async function checkSenders(
  { db }: Pick<OpenedDatabase, 'db'>,
  config: Config,
  newsletters: readonly Newsletter[],
): Promise<Check[]> {
  const { apiKey } = config.resend;
  if (apiKey === null) return [];
  const url = providerUrl(config);
  const actor: Actor = { kind: 'command', user: systemUser() };
  const senderDomains: SenderDomains = senderDomainsOf(
    { apiKey, baseUrl: url },
    {
      clock: systemClock,
      inspector: createInspector({ publicUrl: config.publicUrl }),
      providerUrl: url,
    },
  );
  const deps = { db, clock: systemClock, providerUrl: url, senderDomains };
  const seen = await Promise.all(
    newsletters.map(async ({ slug }) => ({ slug, its: await seeSenderDomain(deps, actor, slug) })),
  );
  return seen.flatMap(({ slug, its }) =>
    its.kind === 'seen' ? checkSenderDomain(slug, its.senderDomain) : [],
  );
}
