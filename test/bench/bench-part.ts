/** Figures in rows, to be read side by side. */
export interface FigureTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** An aim, and what this run reached. */
export interface Aim {
  readonly what: string;
  readonly unit: string;
  /** NaN if it can't be known here: then the aim is left out. */
  readonly figure: number;
  readonly atMost?: number;
  readonly atLeast?: number;
}

export interface PartResult {
  readonly tables: readonly FigureTable[];
  readonly aims: readonly Aim[];
  /** Plain sentences for readers of the tables. */
  readonly words: readonly string[];
}

/** How much is measured: `smoke` only checks that the bench runs, `large` takes many minutes. */
export type Size = 'smoke' | 'usual' | 'large';

export interface BenchPart {
  readonly name: string;
  readonly title: string;
  /** True if it also works where readers are spread over the machines of a cluster. */
  readonly onCluster?: boolean;
  /** @param readers that the issue of `send` goes to, instead of the size's */
  run(size: Size, readers?: number): Promise<PartResult>;
}

export const bySize = <T>(size: Size, sizes: Readonly<Record<Size, T>>): T => sizes[size];

export const isMet = (aim: Aim): boolean =>
  aim.figure <= (aim.atMost ?? Infinity) && aim.figure >= (aim.atLeast ?? -Infinity);

/** Those whose figure this run could find out. */
export const knownAims = ({ aims }: PartResult): readonly Aim[] =>
  aims.filter(({ figure }) => !Number.isNaN(figure));
