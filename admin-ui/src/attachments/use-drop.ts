import { type DragEvent, useEffect, useState } from 'react';

/** Marks the place of one paper: `data-paper` holds its code, empty for files of none. */
const PLACE = '[data-paper]';

interface Drop {
  /** Files are held over it. */
  readonly over: boolean;
  readonly handlers: {
    readonly onDragOver?: (event: DragEvent) => void;
    readonly onDragLeave?: (event: DragEvent) => void;
    readonly onDrop?: (event: DragEvent) => void;
  };
}

/**
 * A place where files may be let go.
 *
 * @param add the files, and the paper over whose place they were let go; undefined where that was none
 */
export function useDrop(on: boolean, add: (files: readonly File[], paper: string | undefined) => void): Drop {
  const [over, setOver] = useState(false);
  // A file let go beside the place would be opened instead of the desk.
  useEffect(() => {
    const keepPage = (event: globalThis.DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    window.addEventListener('dragover', keepPage);
    window.addEventListener('drop', keepPage);
    return () => {
      window.removeEventListener('dragover', keepPage);
      window.removeEventListener('drop', keepPage);
    };
  }, []);
  if (!on) return { over: false, handlers: {} };
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        event.preventDefault();
        setOver(event.dataTransfer.types.includes('Files'));
      },
      onDragLeave: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event) => {
        event.preventDefault();
        setOver(false);
        const place = event.target instanceof Element ? event.target.closest<HTMLElement>(PLACE) : null;
        add([...event.dataTransfer.files], place?.dataset['paper']);
      },
    },
  };
}
