const WAIT_MS = 45;

/**
 * Runs the action of a key that is a shortcut by itself, unless more keys follow at once: then it was the first letter
 * of a scan.
 *
 * @param event the press; whoever asks has prevented its default where that is wanted
 */
export function afterPossibleBurst(event: KeyboardEvent, action: () => void): void {
  const stop = (): void => {
    clearTimeout(timer);
    window.removeEventListener('keydown', onNext, true);
  };
  const onNext = (next: KeyboardEvent): void => {
    if (next !== event) stop();
  };
  const timer = setTimeout(() => {
    stop();
    action();
  }, WAIT_MS);
  // On the window, for scans are swallowed at the document.
  window.addEventListener('keydown', onNext, true);
}
