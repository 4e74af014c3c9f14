import { Combobox } from '@base-ui/react/combobox';
import { useId, useMemo, type ReactNode } from 'react';
import { Frame } from '../parts/field.tsx';
import { useWords } from '../words/words.tsx';

const SHOWN = 60;

/** A time zone, found by typing a part of its name. */
export function ZoneField(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly value: string;
  readonly choose: (zone: string) => void;
}): ReactNode {
  const { words } = useWords();
  const id = useId();
  const { value } = props;
  const zones = useMemo(() => [...new Set([...listZones(), value])].toSorted(), [value]);
  return (
    <Frame id={id} label={props.label} hint={props.hint} problem={props.problem}>
      <Combobox.Root
        items={zones}
        value={value}
        limit={SHOWN}
        autoHighlight
        filter={(zone: string, wish) => fold(zone).includes(fold(wish))}
        onValueChange={(zone: string | null) => {
          if (zone !== null) props.choose(zone);
        }}
      >
        <Combobox.Input
          id={id}
          name="timeZone"
          className="input"
          dir="ltr"
          autoComplete="off"
          aria-invalid={props.problem === undefined ? undefined : true}
          aria-describedby={`${id}-more`}
        />
        <Combobox.Portal>
          <Combobox.Positioner className="menu-place" sideOffset={4}>
            <Combobox.Popup className="menu zone-menu">
              <Combobox.Empty className="zone-empty">{words.settings.noZone}</Combobox.Empty>
              <Combobox.List>
                {(zone: string) => (
                  <Combobox.Item key={zone} value={zone} className="menu-item zone-item">
                    <bdi>{zone.replaceAll('_', ' ')}</bdi>
                    <span className="more">
                      <bdi>{offsetOf(zone)}</bdi>
                    </span>
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </Frame>
  );
}

/** The zone of this browser; UTC if it has none. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

const listZones = (): readonly string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')];

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s_/]+/g, ' ')
    .trim();

/** How far a zone is from UTC today: GMT+1. */
function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' });
  return parts.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
