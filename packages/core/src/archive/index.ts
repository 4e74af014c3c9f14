export { archiveWords, type ArchiveWords } from './archive-words.ts';
export { cutAround } from './cut-around.ts';
export {
  isNarrowed,
  LONGEST_SEARCH,
  printArchiveQuery,
  readArchiveQuery,
  searchTerms,
  STAR_CHOICES,
  type ArchiveQuery,
} from './archive-query.ts';
export { SEARCH_LANGUAGES, searchLanguage } from './search-language.ts';
export { joinIdeographs, splitIdeographs } from './split-ideographs.ts';
export { starsOf } from './stars-of.ts';
