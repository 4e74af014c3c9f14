export type { InputProblem } from './input-problem.ts';
export {
  findForbiddenInFile,
  findForbiddenInLine,
  findForbiddenInText,
  hasInk,
  holdsInvisible,
  isForbiddenInHeader,
} from './characters.ts';
export { describeValue, nameType } from './describe-value.ts';
export { formatProblem } from './format-problem.ts';
export { type DecodedInput, decodeInput, unifyLineEndings } from './decode-input.ts';
export { scanJson } from './scan-json.ts';
export {
  escapeInvisible,
  nameCharacter,
  quoteInput,
  showHarmlessly,
  showLinesHarmlessly,
} from './show-text.ts';
export { showLines } from './show-lines.ts';
