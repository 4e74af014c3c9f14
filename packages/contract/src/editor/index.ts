export * from './account.ts';
export * from './act.ts';
export * from './key.ts';
export * from './person.ts';
