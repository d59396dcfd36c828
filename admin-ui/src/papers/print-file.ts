/** Long enough for any dialog of a printer to be answered; the frame and its bytes are gone after it. */
const KEPT_MS = 600_000;

/** Opens the browser's print dialog for a PDF, in a frame nobody sees and without a new window. */
export function printFile(content: Blob, title: string): void {
  const url = URL.createObjectURL(content);
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  // Not `display: none`: some browsers print nothing of a frame that is not laid out.
  Object.assign(frame.style, {
    position: 'fixed',
    width: '1px',
    height: '1px',
    opacity: '0',
    border: '0',
    bottom: '0',
  });
  frame.addEventListener('load', () => {
    const before = document.activeElement;
    frame.contentWindow?.focus();
    frame.contentWindow?.print();
    // Keys that go to a frame nobody sees would do nothing.
    window.focus();
    frame.blur();
    if (before instanceof HTMLElement) before.focus();
  });
  frame.src = url;
  document.body.append(frame);
  setTimeout(() => {
    frame.remove();
    URL.revokeObjectURL(url);
  }, KEPT_MS);
}
