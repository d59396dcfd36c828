/**
 * How a process that works on one file ends when it could not do so; its own further reasons are greater. Node itself ends with 1
 * when it could not even start, and with no more than 13 otherwise.
 */
export const NOT_DONE = 64;
