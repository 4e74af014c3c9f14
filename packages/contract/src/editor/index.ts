export * from './account.ts';
export * from './act.ts';
export * from './key.ts';
export * from './live-event.ts';
export * from './person.ts';
export * from './today.ts';
