import { readFile } from 'node:fs/promises';

/** Linux counts a process's time in hundredths of a second on every machine. */
const TICKS_PER_SECOND = 100;

/** CPU seconds of a process and of the children it has waited for, from Linux's /proc. */
async function ownCpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in parentheses may contain anything, so count the fields after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0);
  return ticks / TICKS_PER_SECOND;
}

/** CPU seconds of a process and its children, including those that ended. */
export async function treeCpuSeconds(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const pids = [pid, ...children.split(' ').filter(Boolean).map(Number)];
  const seconds = await Promise.all(pids.map(ownCpuSeconds));
  return seconds.reduce((sum, each) => sum + each, 0);
}

/** The most memory that a process has held so far, in MB of a million bytes. */
export async function peakMegabytes(pid: number | 'self' = 'self'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined
    ? process.resourceUsage().maxRSS / 1000
    : (Number(kibibytes) * 1024) / 1e6;
}
