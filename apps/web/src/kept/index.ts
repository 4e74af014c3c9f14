export { answerKept } from './answer-kept.ts';
export { keepAnswers, markKeepable } from './keep-answers.ts';
export { createKeptAnswers, type KeptAnswers } from './kept-answers.ts';
