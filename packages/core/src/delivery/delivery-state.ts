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
 * refused; only reconciliation or a named person ends `uncertain`. `prepared → accepted` only when
 * news shows that the rejected batch, whose readers are sent it again, had arrived.
 */
export const BATCH_EDGES: Readonly<Record<BatchState, readonly BatchState[]>> = {
  prepared: ['attempted', 'accepted', 'void'],
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

/**
 * Every legal change of a delivery's state. `rejected → pending` and `rejected → excluded` only when
 * an issue is sent again to readers whose reason has gone.
 */
export const DELIVERY_EDGES: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  pending: ['accepted', 'rejected', 'excluded', 'uncertain'],
  uncertain: ['accepted', 'rejected'],
  rejected: ['pending', 'excluded'],
  accepted: [],
  excluded: [],
};
