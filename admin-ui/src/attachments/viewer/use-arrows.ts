import { type RefObject, useEffect } from 'react';

/** Marks what shows a page and scrolls. */
export const FRAME_MARK = 'data-frame';

/** Of a frame, so that a line at its edge is seen before and after. */
const STEP = 0.2;
const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** They need the arrows themselves. */
const FIELDS = 'input, select, textarea';

/** Arrows move what is enlarged, wherever the focus is; two versions beside each other move together. */
export function useArrows(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const move = (event: KeyboardEvent): void => {
      const way = WAYS[event.key];
      const isOther = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      if (!way || isOther || (event.target instanceof Element && event.target.closest(FIELDS))) return;
      event.preventDefault();
      for (const frame of root.current?.querySelectorAll(`[${FRAME_MARK}]`) ?? []) {
        frame.scrollBy({ left: way[0] * STEP * frame.clientWidth, top: way[1] * STEP * frame.clientHeight });
      }
    };
    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, [root]);
}
