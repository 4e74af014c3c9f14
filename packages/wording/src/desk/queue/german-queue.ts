import type { Format } from '../../format.ts';
import type { QueueWords } from './queue-words.ts';

export const germanQueue = (_format: Format): QueueWords => ({
  title: 'Warteschlange',
});
