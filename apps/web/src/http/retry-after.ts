/** Of answers while the database is away: about as long as another server needs to take over. */
export const RETRY_AFTER = { 'Retry-After': '5' };
