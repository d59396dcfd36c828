import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Size } from './fit';

/** Room for the bar that scrolls, so that it does not itself make the page scroll. */
const MARGIN = 18;

/** An element and how large what is in it may be. */
export function usePlace(): [RefObject<HTMLDivElement | null>, Size | null] {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Size | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setPlace({
        width: Math.max(50, element.offsetWidth - MARGIN),
        height: Math.max(50, element.offsetHeight - MARGIN),
      }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, place];
}
