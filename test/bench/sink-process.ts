import type { SinkFigures } from '@galley/sandbox';
import { startProcess } from './measured-process.ts';
import { treeCpuSeconds } from './process-figures.ts';

export interface SinkProcess {
  readonly url: string;
  figures(): Promise<SinkFigures>;
  cpuSeconds(): Promise<number>;
}

/** Runs `work` beside a sink in a separate process. */
export async function withSink<T>(work: (sink: SinkProcess) => Promise<T>): Promise<T> {
  const child = startProcess<{ readonly url: string }>('processes/sink.ts', {});
  try {
    const { url } = await child.next();
    return await work({
      url,
      figures: async () => (await (await fetch(url)).json()) as SinkFigures,
      cpuSeconds: () => treeCpuSeconds(child.pid),
    });
  } finally {
    await child.end();
  }
}
