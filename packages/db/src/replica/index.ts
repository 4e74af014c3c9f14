export { openArchive, type Archive, type Reading } from './open-archive.ts';
