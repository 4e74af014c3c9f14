export {
  historyEntryShape,
  memberHistoryShape,
  memberShape,
  type HistoryEntry,
  type Member,
  type MemberHistory,
} from './member.ts';
export { importReportShape, type ImportReport } from './import-report.ts';
export {
  subscriberImportShape,
  type SubscriberImport,
  type SubscriberImportProblem,
} from './subscriber-import.ts';
export {
  listedSubscriberShape,
  subscriberPageShape,
  type ListedSubscriber,
  type SubscriberPage,
} from './subscriber-page.ts';
export {
  addedSubscriberShape,
  askedSubscriberShape,
  erasedShape,
  foreseenErasureShape,
  exportedSubscriberShape,
  subscriberShape,
  suppressedShape,
  unsuppressedShape,
  type AddedSubscriber,
  type AskedSubscriber,
  type Erased,
  type ForeseenErasure,
  type ExportedSubscriber,
  type Subscriber,
  type Suppressed,
  type Unsuppressed,
} from './subscriber.ts';
