/** Tells the time. Handed to whatever needs it, so that a test can turn it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
