export {
  BATCH_EDGES,
  BATCH_STATES,
  DELIVERY_STATES,
  isBatchEdge,
  type BatchState,
  type DeliveryState,
} from './delivery-state.ts';
export type {
  WireBody,
  WireHeaders,
  WireLost,
  WireResponse,
  WireResult,
  WireUnsent,
} from './wire-result.ts';
