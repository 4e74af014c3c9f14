export * from './create-wake.ts';
export * from './listen-for-wake-ups.ts';
export { WAKE_UPS, type WakeUp } from './wake-ups.ts';
