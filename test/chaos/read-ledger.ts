import { DatabaseSync } from 'node:sqlite';
import { INSTALLATION_TAG, ISSUE_TAG, SUBSCRIBER_TAG } from '@galley/core/delivery';
import { openSandbox } from '@galley/sandbox';

/** One accepted mail, according to the provider's ledger. */
export interface LedgerEntry {
  readonly id: string;
  readonly installation: string;
  readonly issueId: string;
  readonly subscriberId: string;
  readonly to: string;
  readonly key: string | null;
  /** When its first event happened according to its webhooks, whatever time has passed since. */
  readonly toldAt: Date;
  readonly html: string;
}

/** Reads the provider's ledger from its file, beside the process that writes it. */
export async function readLedger(path: string): Promise<readonly LedgerEntry[]> {
  const told = readTold(path);
  const sandbox = openSandbox({ path });
  try {
    return sandbox.ledger.list().map((mail) => ({
      id: mail.id,
      installation: mail.tags[INSTALLATION_TAG] ?? '',
      issueId: mail.tags[ISSUE_TAG] ?? '',
      subscriberId: mail.tags[SUBSCRIBER_TAG] ?? '',
      to: mail.to.join(),
      key: mail.idempotencyKey,
      toldAt: new Date(told.get(mail.id) ?? NaN),
      html: sandbox.ledger.content(mail).html ?? '',
    }));
  } finally {
    await sandbox.close();
  }
}

function readTold(path: string): ReadonlyMap<string, number> {
  const ledger = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = ledger
      .prepare(
        `select mail.id, min(event.created_at) as at
         from mail join event on event.mail_seq = mail.seq group by mail.id`,
      )
      .all() as { id: string; at: number }[];
    return new Map(rows.map(({ id, at }) => [id, at]));
  } finally {
    ledger.close();
  }
}

/** The address of every accepted mail. */
export async function readRecipients(path: string): Promise<readonly string[]> {
  const sandbox = openSandbox({ path });
  try {
    return sandbox.ledger.list().map((mail) => mail.to.join());
  } finally {
    await sandbox.close();
  }
}
