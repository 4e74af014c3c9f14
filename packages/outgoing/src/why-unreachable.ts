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

/** True when DNS had no answer: the host is gone, or we are offline. */
export const isNoHost = (error: unknown): boolean => NO_HOST.has(codeOf(error));

/** Tells people why a call got no answer. */
export function whyUnreachable(error: unknown, seconds: number): string {
  const code = codeOf(error);
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || code === 'ABORT_ERR') return `no answer within ${seconds} seconds`;
  if (code === 'ECONNREFUSED') return 'the connection was refused';
  if (code === 'ENETUNREACH' || code === 'EHOSTUNREACH') return 'no route to host';
  if (/CERT|TLS|SSL|SIGNATURE|ALTNAME/.test(code)) return `its certificate is not valid (${code})`;
  return `the connection broke (${code === '' ? name : code})`;
}
