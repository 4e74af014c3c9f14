/** A mail tray in a printing house: paper, ink and one red. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #f5efe3;
  --sheet: #fffdf8;
  --ink: #231f1a;
  --faint: #6b6255;
  --rule: #d9cfbc;
  --red: #a8321a;
  --serif: ui-serif, Georgia, 'Times New Roman', serif;
  --sans: system-ui, sans-serif;
  --mono: ui-monospace, 'SF Mono', 'DejaVu Sans Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191613;
    --sheet: #221e1a;
    --ink: #ece4d7;
    --faint: #a59a89;
    --rule: #3b342c;
    --red: #f0805f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 60rem;
  padding: 0 1.25rem 4rem;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.5 var(--sans);
}
h1, h2, .brand { font-family: var(--serif); font-weight: 600; line-height: 1.2; }
h1 { font-size: 1.5rem; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 1.75rem 0 0.5rem; }
a { color: var(--red); text-underline-offset: 0.15em; }
a:focus-visible, input:focus-visible, button:focus-visible, pre:focus-visible {
  outline: 3px solid var(--red);
  outline-offset: 2px;
  border-radius: 2px;
}
.hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--sheet); padding: 0.25rem 0.75rem; }

.masthead {
  display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between;
  gap: 0 1.5rem;
  padding: 1.75rem 0 0.75rem;
  border-bottom: 3px double var(--ink);
}
.masthead p { margin: 0; }
.brand { font-size: 1.6rem; }
.brand a { color: inherit; text-decoration: none; }
.brand a:hover { color: var(--red); }
.imprint { color: var(--faint); font-size: 0.875rem; }

.bar {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between;
  gap: 0.75rem 1.5rem;
  margin: 1.5rem 0 1rem;
}
.bar form { display: flex; gap: 0.5rem; flex: 0 1 24rem; }
input, button {
  font: inherit; color: inherit;
  padding: 0.4rem 0.75rem;
  border: 1px solid var(--rule); border-radius: 3px;
  background: var(--sheet);
}
.bar input { flex: 1; min-width: 0; }
input::placeholder { color: var(--faint); opacity: 1; }
button { border-color: var(--ink); cursor: pointer; }
button:hover { background: var(--ink); color: var(--paper); }

.tray { list-style: none; margin: 0; padding: 0; border: 1px solid var(--rule); background: var(--sheet); }
.tray li + li { border-top: 1px solid var(--rule); }
.tray a {
  display: grid;
  grid-template: 'subject marks when' auto 'to marks when' auto / 1fr auto 10.5rem;
  gap: 0 1.25rem;
  align-items: center;
  padding: 0.65rem 1rem;
  color: inherit; text-decoration: none;
  border-left: 3px solid transparent;
}
.tray a:hover { border-left-color: var(--red); }
.tray a:hover .subject { color: var(--red); }
.tray a:focus-visible { outline-offset: -3px; }
.to, .subject { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.subject { grid-area: subject; font-family: var(--serif); font-size: 1.0625rem; }
.to { grid-area: to; color: var(--faint); font-size: 0.875rem; }
.marks { grid-area: marks; display: inline-flex; gap: 0.4rem; align-items: center; }
.when { grid-area: when; color: var(--faint); font-size: 0.875rem; text-align: right; font-variant-numeric: tabular-nums; }

.badge, .tag {
  font-size: 0.75rem; line-height: 1; padding: 0.25rem 0.45rem; border-radius: 2px;
  border: 1px solid var(--rule); white-space: nowrap;
}
.badge { color: var(--faint); }
.badge[data-event='delivered'] { border-color: var(--faint); color: var(--ink); }
.badge[data-event='bounced'], .badge[data-event='complained'],
.badge[data-event='suppressed'], .badge[data-event='failed'] {
  border-color: var(--red); background: var(--red); color: var(--sheet);
}
.tag { font-family: var(--serif); font-style: italic; color: var(--faint); }

.pages { display: flex; justify-content: space-between; gap: 1rem; margin: 1.25rem 0; }
.pages span { display: inline-flex; gap: 1rem; }

.alarm, .problem {
  margin: 1rem 0 0; padding: 0.6rem 1rem;
  border: 1px solid var(--red); border-left-width: 6px;
  background: var(--sheet); overflow-wrap: anywhere;
}
code { font: 0.875em/1.4 var(--mono); }
.lead { margin: 0 0 1.25rem; max-width: 42rem; }
.problem { margin: 0 0 1.25rem; }
.faults fieldset {
  margin: 0 0 1.25rem; padding: 0.25rem 1.25rem 0.5rem; min-width: 0;
  border: 1px solid var(--rule); background: var(--sheet);
}
.faults legend { font: 600 1.1rem/1.2 var(--serif); padding: 0 0.5rem; margin-left: -0.5rem; }
.faults .note { margin: 0 0 0.5rem; }
.field {
  display: grid; grid-template: 'label value says' auto / 8.5rem 13rem 1fr;
  gap: 0 1.25rem; align-items: center;
  padding: 0.4rem 0; border-top: 1px solid var(--rule);
}
.field label { grid-area: label; }
.field .value { grid-area: value; display: flex; align-items: center; gap: 0.6rem; }
.field input { width: 5.5rem; border-color: var(--faint); text-align: right; font-variant-numeric: tabular-nums; }
.field input[aria-invalid] { border-color: var(--red); border-width: 2px; }
.unit { color: var(--faint); font-size: 0.875rem; white-space: nowrap; }
.says { grid-area: says; color: var(--faint); font-size: 0.9375rem; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0; }
.buttons .main { background: var(--ink); color: var(--paper); }
.buttons .main:hover { background: var(--red); border-color: var(--red); color: var(--sheet); }

.empty { text-align: center; padding: 4rem 1rem; }
.empty h1, .empty h2 { font-size: 1.5rem; margin: 0 0 0.5rem; }
.empty p { margin: 0 auto; max-width: 30rem; color: var(--faint); }
.empty .ornament { font: 3rem/1 var(--serif); color: var(--red); margin-bottom: 1rem; }

.mail { background: var(--sheet); border: 1px solid var(--rule); }
.mail > header { padding: 1.25rem 1.25rem 1rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.15rem 1rem; margin: 0.75rem 0 0; font-size: 0.9375rem; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
dd .marks { margin-left: 0.5rem; }
.views { display: flex; flex-wrap: wrap; border-block: 1px solid var(--rule); padding: 0 0.5rem; }
.views a { padding: 0.55rem clamp(0.4rem, 2vw, 0.75rem); color: var(--faint); text-decoration: none; border-bottom: 3px solid transparent; margin-bottom: -1px; }
.views a:hover { color: var(--ink); }
.views a[aria-current] { color: var(--ink); border-bottom-color: var(--red); }
.view { padding: 1.25rem; }
.view > :first-child:not(iframe) { margin-top: 0; }
.view > :last-child { margin-bottom: 0; }
iframe {
  display: block; width: calc(100% + 2.5rem); margin: -1.25rem -1.25rem 0; height: 75vh; min-height: 20rem;
  border: 0; border-bottom: 1px solid var(--rule); background: #fff; resize: vertical;
}
.note { color: var(--faint); font-size: 0.875rem; margin: 1rem 0 0; }
.note + pre { margin-top: 1rem; }
pre { margin: 0; font: 0.8125rem/1.55 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
pre.text { max-width: 80ch; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0; border-top: 1px solid var(--rule); overflow-wrap: anywhere; }
tr:first-child > * { border-top: 0; }
th { font-weight: normal; color: var(--faint); width: 12rem; padding-right: 1rem; }

@media (max-width: 40rem) {
  body { padding-inline: 0.75rem; }
  .masthead { padding-top: 1rem; }
  .bar form { flex-basis: 100%; }
  .tray a { grid-template: 'subject subject' auto 'to to' auto 'marks when' auto / 1fr auto; gap: 0.2rem 1rem; padding: 0.65rem 0.75rem; }
  .field { grid-template: 'label value' auto 'says says' auto / 1fr auto; }
  .field .unit { min-width: 6.25rem; }
  .faults fieldset { padding-inline: 0.75rem; }
  .buttons button { flex: 1; padding-block: 0.6rem; }
  .marks { flex-wrap: wrap; }
  dd .marks { margin-left: 0; }
  th { display: block; width: auto; padding-bottom: 0; }
  td { display: block; border-top: 0; padding-top: 0; }
  th, tr:first-child > th { padding-top: 0.5rem; }
}
`;
