import fc from 'fast-check';

// Each mutant runs every test that reaches it; a few dozen cases tell as much here.
fc.configureGlobal({ numRuns: 30 });
