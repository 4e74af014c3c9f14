import { useId, type ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

/** What a plot shows: for each label one bar, stacked from the series. */
export interface Plotted {
  readonly labels: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly number[];
    /** Drawn below the line: what goes rather than comes. */
    readonly isDown?: boolean;
  }[];
}

const WIDTH = 1000;
const HEIGHT = 240;
/** The part of a bar's place that stays empty. */
const GAP = 0.25;
const WIDEST = 60;

/**
 * Bars without words: those stand around it as text, which keeps its size on every screen. Colours
 * come from classes, because the page's policy blocks styles.
 */
export function Plot({
  title,
  plotted,
}: {
  readonly title: string;
  readonly plotted: Plotted;
}): ReactNode {
  const { words, format, direction } = useWords();
  const id = useId();
  const { labels, series } = plotted;
  const tops = labels.map((_, at) => sumAt(plotted, at, false));
  const bottoms = labels.map((_, at) => sumAt(plotted, at, true));
  const top = Math.max(1, ...tops);
  const bottom = Math.max(0, ...bottoms);
  const scale = HEIGHT / (top + bottom);
  const place = WIDTH / Math.max(1, labels.length);
  const width = Math.min(WIDEST, place * (1 - GAP));
  const shown = series.filter(({ values }) => values.some((value) => value > 0));
  const names = format.list((shown.length === 0 ? series : shown).map(({ name }) => name));
  return (
    <div className="plot">
      <p className="plot-scale" aria-hidden="true">
        <span>{format.number(top)}</span>
        <span>{format.number(bottom === 0 ? 0 : -bottom)}</span>
      </p>
      <svg
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-desc`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>
          {words.report.plotted(names, labels[0] ?? '', labels.at(-1) ?? '')}
        </desc>
        <line className="plot-edge" x1={0} x2={WIDTH} y1={0.5} y2={0.5} />
        {labels.map((label, at) => {
          // The first one stands where reading begins.
          const from = direction === 'rtl' ? labels.length - 1 - at : at;
          const x = from * place + (place - width) / 2;
          return stack(plotted, at).map(({ index, start, value, isDown }) => (
            <rect
              key={`${label} ${index}`}
              className={`plot-bar plot-${index + 1}`}
              x={x}
              width={width}
              y={isDown ? (top + start) * scale : (top - start - value) * scale}
              height={value * scale}
            />
          ));
        })}
        <line className="plot-line" x1={0} x2={WIDTH} y1={top * scale} y2={top * scale} />
      </svg>
      <p className="plot-ends" aria-hidden="true">
        <span>{labels[0]}</span>
        {labels.length > 1 && <span>{labels.at(-1)}</span>}
      </p>
      <ul className="plot-names">
        {series.map(({ name, values }, index) => (
          <li key={name}>
            <span className={`plot-swatch plot-${index + 1}`} aria-hidden="true" />
            <span>
              <bdi>{name}</bdi>{' '}
              <b>{format.number(values.reduce((sum, value) => sum + value, 0))}</b>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where each part of a bar begins, counted away from the line. */
function stack({ series }: Plotted, at: number) {
  let [up, down] = [0, 0];
  return series.flatMap(({ values, isDown = false }, index) => {
    const value = values[at] ?? 0;
    const start = isDown ? down : up;
    if (isDown) down += value;
    else up += value;
    return value === 0 ? [] : [{ index, start, value, isDown }];
  });
}

const sumAt = ({ series }: Plotted, at: number, isDown: boolean): number =>
  series
    .filter((one) => (one.isDown ?? false) === isDown)
    .reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
