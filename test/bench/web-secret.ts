/** The secret of the web process that the bench starts. */
export const WEB_SECRET = 'a secret of the bench that is long enough';
