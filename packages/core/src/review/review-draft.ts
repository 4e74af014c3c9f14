import type { Block, KeyFinding } from './review.ts';
import { namePlace } from './name-place.ts';
import { printPath, type ReviewPath } from './validate-review.ts';

type ListField = 'summary' | 'keyFindings' | 'analysis' | 'whyItMatters' | 'sections';

/** The sections of a review as they are read, with the line of each entry. */
export class ReviewDraft {
  readonly fields: {
    readonly summary: string[];
    readonly keyFindings: KeyFinding[];
    readonly analysis: { heading: string | null; blocks: Block[] }[];
    readonly whyItMatters: string[];
    readonly sections: { heading: string; blocks: Block[] }[];
  } = { summary: [], keyFindings: [], analysis: [], whyItMatters: [], sections: [] };

  readonly #lines = new Map<string, number>();

  /** Remembers on which line a single-value field was read. */
  locate(field: string, line: number): void {
    this.#lines.set(field, line);
  }

  addParagraph(field: 'summary' | 'whyItMatters', text: string, line: number): void {
    this.#locateNext(field, line);
    this.fields[field].push(text);
  }

  addFinding(finding: KeyFinding, line: number): void {
    this.#locateNext('keyFindings', line);
    this.fields.keyFindings.push(finding);
  }

  /** A part of the analysis; null without heading and blocks. */
  addAnalysis(heading: string | null, blocks: Block[], line: number): void {
    if (heading === null && blocks.length === 0) return;
    this.#locateNext('analysis', line);
    this.fields.analysis.push({ heading, blocks });
  }

  addSection(heading: string, blocks: Block[], line: number): void {
    this.#locateNext('sections', line);
    this.fields.sections.push({ heading, blocks });
  }

  /** The line of a place in the review, or of its nearest ancestor; 1 for a place never read. */
  lineOf(path: ReviewPath): number {
    for (let end = path.length; end > 0; end -= 1) {
      const line = this.#lines.get(printPath(path.slice(0, end)));
      if (line !== undefined) return line;
    }
    return 1;
  }

  /** A place in the review as the writer of a file without paths sees it. */
  placeOf(path: ReviewPath): string {
    return namePlace(this.fields, path);
  }

  #locateNext(field: ListField, line: number): void {
    this.#lines.set(printPath([field, this.fields[field].length]), line);
  }
}
