/** How the process that draws ends when it could not draw this file; Node ends with 1 when it could not even start. */
export const NOT_DRAWN = 3;
