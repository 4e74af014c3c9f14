/**
 * For `vi.waitFor`, `vi.waitUntil` and `expect.poll`: what is waited for comes within a second or
 * so, and on a busy machine whenever it comes. Shorter than a test's own limit, so that a failure
 * says what was waited for.
 */
export const PATIENTLY = { timeout: 240_000 };
