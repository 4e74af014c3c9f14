export { importReportShape, type ImportReport } from './import-report.ts';
export {
  addedSubscriberShape,
  erasedShape,
  exportedSubscriberShape,
  subscriberShape,
  suppressedShape,
  unsuppressedShape,
  type AddedSubscriber,
  type Erased,
  type ExportedSubscriber,
  type Subscriber,
  type Suppressed,
  type Unsuppressed,
} from './subscriber.ts';
