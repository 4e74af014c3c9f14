import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { afterEach } from 'vitest';
import {
  deliveryOptions,
  releaseIssue,
  withRewind,
  type ReleasedIssue,
  type RewindableDatabase,
} from '../../../test/kit/index.ts';
import { openDeliveryDeps, type DeliveryDeps } from './delivery-deps.ts';

/** An installation that can be rewound, with an issue on its way and a provider that remembers. */
export interface RewindableWorld {
  readonly at: RewindableDatabase;
  readonly resend: ServedSandbox;
  readonly issue: ReleasedIssue;
}

/** Opens rewindable installations and their providers; closes all of them after each test. */
export function openRewindableDelivery() {
  const openDatabase = withRewind();
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).toReversed()) await one.close();
  });

  /** Has something closed after the test. */
  const keep = <T extends { close(): Promise<void> }>(one: T): T => {
    open.push(one);
    return one;
  };

  const serve = async (): Promise<ServedSandbox> =>
    keep(await serveSandbox({ path: ':memory:', port: 0, rateLimit: null }));

  const openWorld = async (readers: number): Promise<RewindableWorld> => {
    const at = await openDatabase();
    const resend = await serve();
    return { at, resend, issue: await releaseIssue(at.db, readers) };
  };

  return { keep, serve, openWorld };
}

/** Works as a delivery process that ends afterwards: only then can its database be rewound. */
export async function inProcess(
  { db }: RewindableDatabase,
  url: string,
  work: (deps: DeliveryDeps) => Promise<void>,
): Promise<void> {
  const deps = await openDeliveryDeps({ ...deliveryOptions(db, url), limits: { lanes: 1 } });
  try {
    await work(deps);
  } finally {
    await deps.close();
  }
}
