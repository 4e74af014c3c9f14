export * from './departures.ts';
export * from './hold.ts';
export * from './look-back.ts';
export * from './replay.ts';
export * from './restore-review.ts';
