import type { Format } from '../../format.ts';
import type { QueueWords } from './queue-words.ts';

export const spanishQueue = (_format: Format): QueueWords => ({
  title: 'Cola',
});
