declare module 'vitest' {
  export interface ProvidedContext {
    /** DATABASE_URL, or null for an embedded server in `testDataDir`. */
    testDatabaseUrl: string | null;
    testDataDir: string;
    /** Sets what this run leaves on a shared server apart from what others do. */
    testRun: string;
  }
}

/** The database with all migrations applied that every test database of a run is a copy of. */
export function templateName(run: string): string {
  return `galley_template_${run}`;
}
