export * from './sign-up-limits.ts';
export * from './sign-up-refusals.ts';
export * from './spent-proofs.ts';
