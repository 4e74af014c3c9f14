import { INSTALLATION_TAG, ISSUE_TAG, SUBSCRIBER_TAG } from '@galley/core/delivery';
import { openSandbox } from '@galley/sandbox';

/** One accepted mail by the provider's own account. */
export interface LedgerEntry {
  readonly id: string;
  readonly installation: string;
  readonly issueId: string;
  readonly subscriberId: string;
  readonly to: string;
  readonly key: string | null;
  readonly acceptedAt: Date;
  readonly html: string;
}

/** Reads the provider's ledger from its file, beside the process that writes it. */
export async function readLedger(path: string): Promise<readonly LedgerEntry[]> {
  const sandbox = openSandbox({ path });
  try {
    return sandbox.ledger.list().map((mail) => ({
      id: mail.id,
      installation: mail.tags[INSTALLATION_TAG] ?? '',
      issueId: mail.tags[ISSUE_TAG] ?? '',
      subscriberId: mail.tags[SUBSCRIBER_TAG] ?? '',
      to: mail.to.join(),
      key: mail.idempotencyKey,
      acceptedAt: mail.createdAt,
      html: sandbox.ledger.content(mail).html ?? '',
    }));
  } finally {
    await sandbox.close();
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
