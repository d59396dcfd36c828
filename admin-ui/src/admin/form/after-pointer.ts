let pressed = false;
document.addEventListener('pointerdown', () => (pressed = true), { capture: true, passive: true });
for (const end of ['pointerup', 'pointercancel']) {
  document.addEventListener(end, () => (pressed = false), { capture: true, passive: true });
}

/**
 * Runs it now, or after the press of a button that is under way: a sentence that appears in the middle of one would
 * move the button away from the pointer, and nothing would be pressed.
 */
export function afterPointer(run: () => void): void {
  if (!pressed) return run();
  // The click comes right behind.
  document.addEventListener('pointerup', () => setTimeout(run), { once: true, capture: true });
}
