export { compareTexts, type TextPiece } from './compare-texts.ts';
