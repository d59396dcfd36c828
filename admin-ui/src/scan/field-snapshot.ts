/** A field as it was at a moment. */
export interface FieldSnapshot {
  /** Puts value, caret and focus back, and tells the page when the value had changed. */
  restore(): void;
}

type ValueField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const NOT_TYPED_INTO = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

const isValueField = (element: Element): element is ValueField =>
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLInputElement && !NOT_TYPED_INTO.has(element.type));

/** @returns what puts the field back in which the cursor stands; null when it stands in none */
export function snapshotOfFocus(): FieldSnapshot | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement)) return null;
  if (element.isContentEditable) return snapshotOfEditable(element);
  return isValueField(element) ? snapshotOfValue(element) : null;
}

/**
 * Types a text at the caret, as the browser does it for a person: within `maxLength`, over the selection, and so that
 * it can be undone.
 *
 * @returns false when the cursor stands in no field that takes this text
 */
export function typeAtCaret(text: string): boolean {
  const element = document.activeElement;
  // The only call that goes the browser's own way of typing; there is no successor to it.
  return element instanceof HTMLElement && takesText(element, text) && document.execCommand('insertText', false, text);
}

const TEXT_TYPES = new Set(['email', 'password', 'search', 'tel', 'text', 'url']);

function takesText(element: HTMLElement, text: string): boolean {
  if (element.isContentEditable) return true;
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return false;
  if (element.readOnly || element.disabled) return false;
  if (element instanceof HTMLTextAreaElement || TEXT_TYPES.has(element.type)) return true;
  return element.type === 'number' && /^\d+$/.test(text);
}

function snapshotOfValue(element: ValueField): FieldSnapshot {
  const { value } = element;
  // Fields of numbers and dates do not tell where the caret is.
  const caret = element instanceof HTMLSelectElement || element.selectionStart === null ? null : caretOf(element);
  return {
    restore() {
      focusAgain(element);
      // A number field with letters in it says that it is empty.
      if (element.value !== value || element.validity.badInput) {
        setNativeValue(element, value);
        element.dispatchEvent(new Event('input', { bubbles: true }));
        if (element instanceof HTMLSelectElement) element.dispatchEvent(new Event('change', { bubbles: true }));
      }
      if (caret && !(element instanceof HTMLSelectElement)) element.setSelectionRange(...caret);
    },
  };
}

type Caret = [start: number | null, end: number | null, direction: 'forward' | 'backward' | 'none'];

const caretOf = (element: HTMLInputElement | HTMLTextAreaElement): Caret => [
  element.selectionStart,
  element.selectionEnd,
  element.selectionDirection ?? 'none',
];

/** React keeps its own setter on each field and would not notice a value that passed through that. */
function setNativeValue(element: ValueField, value: string): void {
  const prototype = Object.getPrototypeOf(element) as ValueField;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value);
}

function snapshotOfEditable(element: HTMLElement): FieldSnapshot {
  const copies = [...element.childNodes].map((node) => node.cloneNode(true));
  const selection = document.getSelection();
  const anchor = selection?.anchorNode ? pathTo(element, selection.anchorNode) : null;
  const focus = selection?.focusNode ? pathTo(element, selection.focusNode) : null;
  const [anchorOffset, focusOffset] = [selection?.anchorOffset ?? 0, selection?.focusOffset ?? 0];
  return {
    restore() {
      focusAgain(element);
      const same =
        element.childNodes.length === copies.length &&
        copies.every((copy, index) => copy.isEqualNode(element.childNodes[index]!));
      if (!same) {
        element.replaceChildren(...copies);
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }
      const [start, end] = [anchor && nodeAt(element, anchor), focus && nodeAt(element, focus)];
      if (start && end) document.getSelection()?.setBaseAndExtent(start, anchorOffset, end, focusOffset);
    },
  };
}

/** Index of the child at each level; null when the node is elsewhere. */
function pathTo(root: Node, node: Node): readonly number[] | null {
  const path: number[] = [];
  for (let at = node; at !== root; at = at.parentNode) {
    if (at.parentNode === null) return null;
    path.unshift([...at.parentNode.childNodes].indexOf(at as ChildNode));
  }
  return path;
}

const nodeAt = (root: Node, path: readonly number[]): Node | null =>
  path.reduce<Node | null>((node, index) => node?.childNodes[index] ?? null, root);

function focusAgain(element: HTMLElement): void {
  if (element.isConnected && document.activeElement !== element) element.focus({ preventScroll: true });
}
