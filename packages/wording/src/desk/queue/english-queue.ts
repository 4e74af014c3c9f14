import type { Format } from '../../format.ts';
import type { QueueWords } from './queue-words.ts';

export const englishQueue = (_format: Format): QueueWords => ({
  title: 'Queue',
});
