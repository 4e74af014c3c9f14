export { droppedDeliveriesShape, type DroppedDeliveries } from './dropped-deliveries.ts';
export {
  checksShape,
  migrationsShape,
  picturesShape,
  readyProofShape,
  startedShape,
  type Check,
  type Migrations,
} from './set-up.ts';
