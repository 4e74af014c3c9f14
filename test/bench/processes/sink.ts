import { serveSink } from '@galley/sandbox';
import { tellParent } from '../measured-process.ts';

const sink = await serveSink({ port: 0 });
tellParent({ url: sink.url });
process.once('SIGTERM', () => void sink.close());
