/**
 * Builds the templates if their sources changed since they were last built; Node can't import
 * them as they are. Only commands that render mails wait for it.
 */
export const ensureEmails = async (): Promise<void> => {
  const { ensureBuilt } = await import('../../../../emails/build.js');
  await ensureBuilt();
};
