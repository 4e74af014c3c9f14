/** SQLSTATEs of a server that stops, starts, has no room, or has become a standby. */
const STATES = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '25006']);

/** What the system says of a connection that can't be made or goes on no longer. */
const SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What pg says of connections without giving a code. */
const WORDS =
  /^(?:Connection (?:terminated|ended)|Client (?:has encountered a connection error|was closed)|timeout (?:exceeded|expired)|Query read timeout)/;

const MOST_CAUSES = 4;

/**
 * True when an error says that the database is away for now: its server can't be reached, ended the
 * connection, or no longer takes writes because another one does. The same work can be done again
 * later on another connection. Whether a commit that failed so had happened, nobody knows.
 */
export function isDatabaseAway(error: unknown): boolean {
  let one = error;
  for (let depth = 0; one instanceof Error && depth < MOST_CAUSES; depth += 1) {
    if (saysAway(one)) return true;
    one = one.cause;
  }
  return false;
}

/** The same of a SQLSTATE alone. */
export const isAwayState = (state: string): boolean => STATES.has(state) || state.startsWith('08');

function saysAway(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  if (code === '') return WORDS.test(error.message);
  // The file of a socket; any other file that is missing says nothing about the database.
  const isSocket = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
  return (
    SYSTEM.has(code) ||
    isSocket ||
    code === 'unreachable' ||
    (/^[0-9A-Z]{5}$/.test(code) && isAwayState(code))
  );
}
