import { openSandbox } from '@galley/sandbox';

/** An accepted mail, without its words: there may be a hundred thousand. */
export interface Mail {
  readonly id: string;
  readonly to: string;
}

/** Reads the mails of the provider's ledger from its file. */
export async function readMails(path: string): Promise<readonly Mail[]> {
  const sandbox = openSandbox({ path });
  try {
    return sandbox.ledger.list().map(({ id, to }) => ({ id, to: to.join() }));
  } finally {
    await sandbox.close();
  }
}

/** A mail of which `to` is one of these, and the path by which its reader leaves. */
export async function findLeavePath(
  path: string,
  addresses: ReadonlySet<string>,
): Promise<{ readonly to: string; readonly path: string }> {
  const sandbox = openSandbox({ path });
  try {
    const mail = sandbox.ledger.list().find(({ to }) => addresses.has(to.join()));
    const html = mail === undefined ? '' : (sandbox.ledger.content(mail).html ?? '');
    const [link] = /\/unsubscribe\/[^"?#\s]+/.exec(html) ?? [];
    if (mail === undefined || link === undefined) throw new Error('no mail has a link to leave');
    return { to: mail.to.join(), path: link };
  } finally {
    await sandbox.close();
  }
}
