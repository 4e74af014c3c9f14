export {
  dropGone,
  dropPresence,
  listPresent,
  savePresence,
  type PresentRow,
} from './presence-rows.ts';
