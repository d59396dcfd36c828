import { NOT_DONE } from '../file-child/child-end.js';

/** How the process that converts ends for a picture with too many dots or pages. */
export const TOO_LARGE = NOT_DONE + 1;
