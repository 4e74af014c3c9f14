export * from './consent-rows.ts';
export * from './subscriber-erase.ts';
export * from './subscriber-export.ts';
export * from './subscriber-rows.ts';
export * from './subscription-rows.ts';
export * from './suppress-subscribers.ts';
export * from './suppression-rows.ts';
