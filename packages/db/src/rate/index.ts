export * from './mailing-acts.ts';
export * from './sending-conditions.ts';
export * from './sending-rate.ts';
