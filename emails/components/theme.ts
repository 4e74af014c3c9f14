/** Width of the paper on a wide screen. */
export const PAPER_WIDTH = 640;
/** White space at the paper's sides. */
export const MARGIN = 52;

/** For text that a person has to type. */
export const MONO = 'Menlo,Consolas,Courier New,monospace';
