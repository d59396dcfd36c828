import { v7 } from 'uuid';

/** Ids are made in the application, so rows can refer to each other before they are stored; UUIDv7 keeps them in order of time. */
export const newId = (): string => v7();
