export { droppedDeliveriesShape, type DroppedDeliveries } from './dropped-deliveries.ts';
export { checksShape, migrationsShape, type Check, type Migrations } from './set-up.ts';
