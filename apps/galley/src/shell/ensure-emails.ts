/**
 * Builds the templates if their sources changed since the last build, because Node can't import
 * the sources. Only commands that render mails wait for it.
 */
export async function ensureEmails(): Promise<void> {
  const { ensureBuilt } = await import('../../../../emails/build.js');
  await ensureBuilt();
}
