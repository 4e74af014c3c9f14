/**
 * For `vi.waitFor`, `vi.waitUntil` and `expect.poll`: events come within about a second, and
 * much later on a busy machine. Shorter than a test's own limit, so that a failure says what it
 * waited for.
 */
export const PATIENTLY = { timeout: 240_000 };
