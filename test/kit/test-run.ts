declare module 'vitest' {
  export interface ProvidedContext {
    /** DATABASE_URL, or null for an embedded server in `testDataDir`. */
    testDatabaseUrl: string | null;
    /** DATABASE_DIRECT_URL: the same server, if DATABASE_URL names a pgbouncer. */
    testDirectUrl: string | null;
    testDataDir: string;
    /** Separates this run from others on a shared server. */
    testRun: string;
  }
}

/** The fully migrated database that every test database of a run is a copy of. */
export const templateName = (run: string): string => `galley_template_${run}`;
