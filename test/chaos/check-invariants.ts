import { checkDatabase } from './check-database.ts';
import { checkFeedback } from './check-feedback.ts';
import { checkMails } from './check-mails.ts';
import { checkWire } from './check-wire.ts';
import { readLedger } from './read-ledger.ts';
import type { Violation } from './violation.ts';
import type { World } from './world.ts';

/** What a check found, and how much it checked. */
export interface Verdict {
  readonly violations: readonly Violation[];
  readonly mails: number;
  readonly calls: number;
}

/** Compares the database with the provider's own ledger, once everything has settled. */
export async function checkInvariants(world: World): Promise<Verdict> {
  const { db } = world.database;
  const mails = await readLedger(world.ledgerPath);
  const { wire = [] } = await world.sandbox.ask({ kind: 'wire' });
  const asked = new Set(wire.filter((use) => use.conflictAskedFor).map(({ key }) => key));
  return {
    violations: [
      ...(await checkMails(db, mails)),
      ...(await checkDatabase(db, asked)),
      ...checkWire(wire),
      ...(await checkFeedback(db, mails)),
    ],
    mails: mails.length,
    calls: wire.reduce((sum, use) => sum + use.calls.length, 0),
  };
}
