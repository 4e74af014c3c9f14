import { open, stat } from 'node:fs/promises';

const LINE = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) UTC \[([^\]]*)\] /;
const WRITE = /\binsert into\b|\bdelete from\b|(?<!\bfor )(?<!key )\bupdate\b/i;

/** When each program first asked a server for something, and first wrote (`Date.now()`). */
export interface FirstActs {
  readonly asked: ReadonlyMap<string, number>;
  readonly wrote: ReadonlyMap<string, number>;
}

export const sizeOf = async (file: string): Promise<number> => (await stat(file)).size;

/** Reads it from what a server has logged since its log was so long: every statement, with who sent it. */
export async function readFirstActs(log: string, from: number, since: number): Promise<FirstActs> {
  const asked = new Map<string, number>();
  const wrote = new Map<string, number>();
  let current: { readonly name: string; readonly at: number } | null = null;
  const file = await open(log);
  try {
    for await (const line of file.readLines({ start: from })) {
      const [head, time = '', name = ''] = LINE.exec(line) ?? [];
      if (head !== undefined) {
        const at = Date.parse(`${time.replace(' ', 'T')}Z`);
        const isStatement = /LOG: {2}(?:execute|statement)/.test(line);
        current = isStatement && at >= since ? { name, at } : null;
      }
      if (current === null) continue;
      if (!asked.has(current.name)) asked.set(current.name, current.at);
      if (!wrote.has(current.name) && WRITE.test(line)) wrote.set(current.name, current.at);
    }
  } finally {
    await file.close();
  }
  return { asked, wrote };
}
