import {
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type TextareaHTMLAttributes,
} from 'react';
import { mapCaret } from './map-caret.ts';

interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange'> {
  readonly value: string;
  readonly onText: (text: string) => void;
}

const GROWS = CSS.supports('field-sizing', 'content');

/**
 * A field for text that grows with it. When its text comes from elsewhere while somebody is in it,
 * the caret stays between the same letters.
 */
export function TextArea({ value, onText, className = '', ...rest }: TextAreaProps): ReactNode {
  const element = useRef<HTMLTextAreaElement>(null);
  const seen = useRef({ text: value, start: 0, end: 0 });
  useLayoutEffect(() => {
    const area = element.current;
    if (area === null) return;
    const { text, start, end } = seen.current;
    if (value !== text && document.activeElement === area) {
      area.setSelectionRange(mapCaret(text, value, start), mapCaret(text, value, end));
    }
    seen.current = { text: value, start: area.selectionStart, end: area.selectionEnd };
    if (GROWS) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [value]);
  return (
    <textarea
      // A placeholder reads as the page does.
      dir={value === '' ? undefined : 'auto'}
      rows={1}
      // An empty field shows where it is.
      placeholder=" "
      {...rest}
      ref={element}
      className={`write ${className}`}
      value={value}
      onSelect={({ currentTarget }) => {
        const { selectionStart: start, selectionEnd: end } = currentTarget;
        seen.current = { ...seen.current, start, end };
      }}
      onChange={({ target }) => {
        seen.current = {
          text: target.value,
          start: target.selectionStart,
          end: target.selectionEnd,
        };
        onText(target.value);
      }}
    />
  );
}

/** A field for one line of text, however many it takes on screen. */
export const LineArea = ({
  onText,
  onKeyDown = preventBreak,
  ...rest
}: TextAreaProps): ReactNode => (
  <TextArea {...rest} onKeyDown={onKeyDown} onText={(text) => onText(text.replaceAll('\n', ' '))} />
);

function preventBreak(event: KeyboardEvent): void {
  // Ctrl Enter and ⌘ Enter are the editor's.
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
}
