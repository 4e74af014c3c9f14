export * from './create-wake.ts';
export * from './listen-for-wake-ups.ts';
export type { WakeUp } from './wake-ups.ts';
