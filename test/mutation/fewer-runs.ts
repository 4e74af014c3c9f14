import fc from 'fast-check';

// Each mutant runs every test that reaches it; a few dozen cases suffice here.
fc.configureGlobal({ numRuns: 30 });
