export const BATCH_STATES = [
  'prepared',
  'attempted',
  'accepted',
  'rejected',
  'uncertain',
  'void',
] as const;

export type BatchState = (typeof BATCH_STATES)[number];

/**
 * Every legal change of a batch's state. `attempted → void` is legal only while every attempt was
 * refused; only reconciliation or a named person ends `uncertain`.
 */
export const BATCH_EDGES: Readonly<Record<BatchState, readonly BatchState[]>> = {
  prepared: ['attempted', 'void'],
  attempted: ['accepted', 'rejected', 'uncertain', 'void'],
  rejected: ['void'],
  uncertain: ['accepted', 'rejected'],
  accepted: [],
  void: [],
};

export const DELIVERY_STATES = [
  'pending',
  'accepted',
  'rejected',
  'excluded',
  'uncertain',
] as const;

/** `accepted`: Resend took it. Delivered is a separate fact that only a provider event reports. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];
