import { messageOf } from '../dossiers/message-of.sql.js';

/** What was told in the message of another notice shows the words and the fate of that message; the `upper` one is what it waits for. */
export const NOTICE_ROW = `
  SELECT n.id, n.dossier_id AS "dossierId", d.code AS "dossierCode", n.kind, n.channel, n.recipient, n.address_masked AS "to",
         sent.subject, sent.body AS text, sent.state, sent.attempts, sent.gateway, sent.gateway_id AS "gatewayId", sent.last_error AS "lastError",
         n.created_at AS "createdAt", (SELECT e.actor_id FROM dossier_event e WHERE e.id = n.event_id) AS "actorId", sent.accepted_at AS "acceptedAt", n.told_with_id AS "toldWithId",
         sent.not_before AS "notBefore", sent.recalled_because AS "recalledBecause",
         upper.id AS "waitsForId", upper.channel AS "waitsForChannel",
         (SELECT COALESCE(twin.accepted_at, twin.created_at) FROM notice twin WHERE twin.id = sent.same_text_as_id) AS "sameTextAt",
         n.resent_from_id AS "resentFromId", (SELECT id FROM notice WHERE resent_from_id = n.id) AS "resentAsId",
         (SELECT other.code FROM dossier other WHERE n.told_with_id IS NOT NULL AND other.id = sent.dossier_id) AS "toldWithCode"
    FROM notice n JOIN dossier d ON d.id = n.dossier_id JOIN notice sent ON sent.id = ${messageOf('n')}
         LEFT JOIN notice upper ON sent.state = 'planned' AND upper.id = sent.waits_for_id`;
