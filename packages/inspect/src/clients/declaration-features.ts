/** Properties that share one entry of the data. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  'css-block-inline-size': ['block-size', 'inline-size'],
  'css-border': [
    'border-top',
    'border-right',
    'border-bottom',
    'border-left',
    'border-color',
    'border-style',
    'border-width',
  ],
  'css-border-inline-block': ['border-inline', 'border-block'],
  'css-border-inline-block-individual': [
    'border-block-end',
    'border-block-start',
    'border-inline-end',
    'border-inline-start',
  ],
  'css-border-inline-block-longhand': [
    'border-block-color',
    'border-block-style',
    'border-block-width',
    'border-inline-color',
    'border-inline-style',
    'border-inline-width',
  ],
  'css-border-radius-logical': [
    'border-end-end-radius',
    'border-end-start-radius',
    'border-start-end-radius',
    'border-start-start-radius',
  ],
  'css-column-layout-properties': [
    'columns',
    'column-fill',
    'column-rule',
    'column-span',
    'column-width',
  ],
  'css-gap': ['gap', 'column-gap', 'row-gap'],
  'css-grid-template': [
    'grid-template',
    'grid-template-areas',
    'grid-template-columns',
    'grid-template-rows',
  ],
  'css-left-right-top-bottom': ['left', 'right', 'top', 'bottom'],
  'css-margin': ['margin-top', 'margin-right', 'margin-bottom', 'margin-left'],
  'css-margin-block-start-end': ['margin-block-start', 'margin-block-end'],
  'css-margin-inline-block': ['margin-inline', 'margin-block'],
  'css-margin-inline-start-end': ['margin-inline-start', 'margin-inline-end'],
  'css-overflow': ['overflow-x', 'overflow-y'],
  'css-padding': ['padding-top', 'padding-right', 'padding-bottom', 'padding-left'],
  'css-padding-block-start-end': ['padding-block-start', 'padding-block-end'],
  'css-padding-inline-block': ['padding-inline', 'padding-block'],
  'css-padding-inline-start-end': ['padding-inline-start', 'padding-inline-end'],
  'css-scroll-snap': ['scroll-snap-type', 'scroll-snap-align', 'scroll-snap-stop'],
};

const ENTRY = new Map(
  Object.entries(SHARED).flatMap(([entry, properties]) =>
    properties.map((property) => [property, entry] as const),
  ),
);

const VALUES: readonly (readonly [feature: string, property: RegExp, value: RegExp])[] = [
  ['css-display-flex', /^display$/, /^(?:inline-)?flex\b/],
  ['css-display-grid', /^display$/, /^(?:inline-)?grid\b/],
  ['css-display-none', /^display$/, /^none\b/],
  ['css-flex-direction', /^flex-direction$/, /^column/],
  ['css-flex-wrap', /^flex-wrap$/, /^wrap/],
  ['css-important', /./, /!important$/],
  ['css-intrinsic-size', /./, /\b(?:fit|min|max)-content\b/],
  ['css-sytem-ui', /^font/, /\b(?:system-ui|ui-(?:sans-)?serif|ui-rounded|ui-monospace)\b/],
  ['css-modern-color', /./, /\b(?:ok)?(?:lch|lab)\(/],
  ['css-function-clamp', /./, /\bclamp\(/],
  ['css-function-light-dark', /./, /\blight-dark\(/],
  ['css-function-max', /./, /\bmax\(/],
  ['css-function-min', /./, /\bmin\(/],
  ['css-unit-calc', /./, /\bcalc\(/],
  ['css-variables', /./, /\bvar\(/],
  ['css-linear-gradient', /./, /\blinear-gradient\(/],
  ['css-radial-gradient', /./, /\bradial-gradient\(/],
  ['css-conic-gradient', /./, /\bconic-gradient\(/],
  ['css-rgb', /./, /\brgb\(/],
  ['css-rgba', /./, /\brgba\(/],
  ['css-unit-percent', /./, /\d%/],
  ['css-unit-initial', /./, /\binitial\b/],
  ...['ch', 'cm', 'em', 'ex', 'in', 'mm', 'pc', 'pt', 'px', 'rem', 'vh', 'vmax', 'vmin', 'vw'].map(
    (unit) => [`css-unit-${unit}`, /./, new RegExp(`\\d${unit}\\b`)] as const,
  ),
];

/** The features that one declaration uses. A name without an entry in the data is ignored later. */
export function declarationFeatures(property: string, value: string): readonly string[] {
  const text = value.toLowerCase();
  const features = VALUES.filter(
    ([, properties, values]) => properties.test(property) && values.test(text),
  ).map(([feature]) => feature);
  if (property.startsWith('--')) return [...features, 'css-variables'];
  // The data has flex-direction and flex-wrap for one value only, which VALUES holds.
  if (property === 'flex-direction' || property === 'flex-wrap') return features;
  return [...features, ENTRY.get(property) ?? `css-${property}`];
}
