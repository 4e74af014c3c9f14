export { droppedDeliveriesShape, type DroppedDeliveries } from './dropped-deliveries.ts';
export {
  checksShape,
  migrationsShape,
  picturesShape,
  readyProofShape,
  startedShape,
  type Check,
} from './set-up.ts';
