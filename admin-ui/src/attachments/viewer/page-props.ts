import type { Size, Turns } from './fit';

/** How what shows a page is told to. */
export interface PageProps {
  readonly content: Blob;
  readonly name: string;
  readonly place: Size;
  readonly turns: Turns;
  readonly zoom: number;
  /** From 1; beyond the last one the last is shown. */
  readonly page: number;
  readonly onPages: (pages: number) => void;
  readonly onUnreadable: (why: 'locked' | 'unreadable') => void;
}
