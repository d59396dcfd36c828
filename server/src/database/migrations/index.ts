import { InitialSchema1763856000000 } from './1763856000000-initial-schema.js';
import { OfficeWalls1763856000001 } from './1763856000001-office-walls.js';

/** In the order in which they run. Merged migrations are never edited. */
export const MIGRATIONS = [InitialSchema1763856000000, OfficeWalls1763856000001];
