import { Line } from '../common/http/fields.js';
import { MOST_AT_ONCE, UUIDS } from './paper-ids.js';

/** A selection of dossiers. */
export class DossiersQuery {
  @Line({ max: 37 * MOST_AT_ONCE, pattern: UUIDS, description: `Up to ${MOST_AT_ONCE} dossiers with commas between.` })
  ids!: string;
}
