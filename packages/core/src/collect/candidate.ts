/**
 * What became of a candidate. `passed` is what nobody was shown, because too much came at once; it is
 * remembered, so that it doesn't come back.
 */
export type CandidateState = 'waiting' | 'taken' | 'dismissed' | 'passed';
