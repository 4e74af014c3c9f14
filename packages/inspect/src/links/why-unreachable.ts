const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const NO_HOST: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'ENODATA',
  'ESERVFAIL',
  'EREFUSED',
  'ETIMEOUT',
  'EAI_AGAIN',
  'EBADNAME',
  'ECANCELLED',
]);

/** True when it was DNS that had no answer: the host is gone, or we are offline. */
export const isNoHost = (error: unknown): boolean => NO_HOST.has(codeOf(error));

/** Why a call was not answered, for people. */
export function whyUnreachable(error: unknown, seconds: number): string {
  const code = codeOf(error);
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || code === 'ABORT_ERR') return `no answer within ${seconds} seconds`;
  if (code === 'ECONNREFUSED') return 'the connection is refused';
  if (code === 'ENETUNREACH' || code === 'EHOSTUNREACH') return 'no way leads there';
  if (/CERT|TLS|SSL|SIGNATURE|ALTNAME/.test(code)) return `its certificate is not valid (${code})`;
  return `the connection broke (${code === '' ? name : code})`;
}
