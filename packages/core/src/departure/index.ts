export type { Departure, LogMark } from './departure.ts';
export {
  createDepartureBook,
  type DepartureBook,
  type DepartureOutcome,
} from './departure-book.ts';
export { printDepartureLine, readDepartureLine, type DepartureLine } from './departure-line.ts';
