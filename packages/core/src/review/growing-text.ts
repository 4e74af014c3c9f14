import type { SourceLine } from './source-line.ts';
import type { ItemLine } from './text-line.ts';
import { isWrapped } from './wrapped-lines.ts';

const STEP = 2;

/**
 * A paragraph or an item of a list while its lines are read. Items of inner lists are lines of the
 * item that contains them, with their marks as text; each level is indented by two blanks more.
 */
export class GrowingText {
  readonly #indent: number;
  readonly #lines: {
    readonly text: string;
    readonly joins: boolean;
    readonly source: SourceLine;
  }[];
  /** The indents of the inner lists that are open, from the outermost. */
  readonly #levels: number[] = [];

  /** Begins with `text`, which is the source line or what follows its mark. */
  constructor(source: SourceLine, text = source.text) {
    this.#indent = source.indent ?? 0;
    this.#lines = [{ text, joins: false, source }];
  }

  /** Whether a line belongs to a list inside this item. */
  holds({ indent = 0 }: SourceLine): boolean {
    return indent >= this.#indent + STEP;
  }

  /** Adds an item of an inner list; a line that is not indented belongs to the first level. */
  addItem(source: SourceLine, { mark, text }: Omit<ItemLine, 'number'>): void {
    const indent = source.indent ?? 0;
    while ((this.#levels.at(-1) ?? 0) > indent + 1) this.#levels.pop();
    const last = this.#levels.at(-1);
    if (last === undefined || indent >= last + STEP) this.#levels.push(indent);
    this.#push(this.#levels.length - 1, `${mark} ${text}`, { joins: false, source });
  }

  /** Takes in an item that turned out to be inside this one. */
  absorb(inner: GrowingText): void {
    for (const [index, { text, ...rest }] of inner.#lines.entries()) {
      this.#lines.push({ text: `${index === 0 ? '- ' : '  '}${text}`, ...rest });
    }
  }

  /** Adds a line that continues the text, or, if it doesn't join, begins one of its own. */
  addLine(source: SourceLine, { joins = true }: { joins?: boolean } = {}): void {
    const level = this.#levels.filter((indent) => indent + STEP <= (source.indent ?? 0)).length;
    this.#push(level, source.text, { joins, source });
  }

  /** The text, with a blank in place of the breaks that only keep lines within `width` columns. */
  print(width: number | null): string {
    return this.#lines.reduce((printed, { text, joins, source }, index) => {
      const before = this.#lines[index - 1]?.source;
      if (before === undefined) return text;
      if (width === null || !joins || !isWrapped(before, source, width))
        return `${printed}\n${text}`;
      return `${printed} ${text.trimStart()}`;
    }, '');
  }

  #push(level: number, text: string, rest: { joins: boolean; source: SourceLine }): void {
    this.#lines.push({ text: `${' '.repeat(STEP * level)}${text}`, ...rest });
  }
}
