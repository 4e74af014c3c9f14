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
 * Every legal change of a batch's state. `attempted → void` holds only while every attempt was
 * refused, and `uncertain` is left only by reconciliation or by a named person.
 */
export const BATCH_EDGES: Readonly<Record<BatchState, readonly BatchState[]>> = {
  prepared: ['attempted', 'void'],
  attempted: ['accepted', 'rejected', 'uncertain', 'void'],
  rejected: ['void'],
  uncertain: ['accepted', 'rejected'],
  accepted: [],
  void: [],
};

/** True when a batch may go from one state to the other. */
export const isBatchEdge = (from: BatchState, to: BatchState): boolean =>
  BATCH_EDGES[from].includes(to);

export const DELIVERY_STATES = [
  'pending',
  'accepted',
  'rejected',
  'excluded',
  'uncertain',
] as const;

/** `accepted`: Resend took it. Delivered is a fact of its own that only a provider event brings. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];
