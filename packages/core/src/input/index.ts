export type { InputProblem } from './input-problem.ts';
export { formatProblem } from './format-problem.ts';
export { type DecodedInput, decodeInput, unifyLineEndings } from './decode-input.ts';
export { nameCharacter, quoteInput, showHarmlessly } from './show-text.ts';
