/** One instruction of a Dockerfile, such as `COPY` and what follows it. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** What one `FROM` begins. */
export interface Stage {
  /** Its base, such as `node:24.21.0-bookworm-slim`. */
  readonly from: string;
  /** Its name after `AS`; null if it has none. */
  readonly name: string | null;
  readonly instructions: readonly Instruction[];
}

/** Reads the instructions of a Dockerfile, stage by stage; comments and line breaks are gone. */
export function readDockerfile(text: string): readonly Stage[] {
  const lines = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { from: string; name: string | null; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, name = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (name === 'FROM') {
      const [from = '', stageName = null] = rest.split(' AS ');
      stages.push({ from, name: stageName, instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined || name === '') throw new Error(`not an instruction: ${line}`);
    stage.instructions.push({ name, rest });
  }
  return stages;
}

/** The instructions of one name. */
export const restsOf = (stage: Stage | undefined, name: string): string[] =>
  (stage?.instructions ?? []).filter((one) => one.name === name).map(({ rest }) => rest);

/** The exec form of a command; a shell form has no place here, since it would swallow signals. */
export const execForm = (rest: string): readonly string[] =>
  JSON.parse(rest.slice(rest.indexOf('['))) as readonly string[];
