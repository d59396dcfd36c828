import { type OfficeSettings, officeSettings } from '@motcua/shared/offices';
import type { DossierConditions } from './dossier-facts.js';

/** What stands beside the row of a dossier `d`, as one value. */
export const CONDITIONS_OF_DOSSIER = `jsonb_build_object(
    'paid', EXISTS (SELECT 1 FROM dossier_payment m WHERE m.dossier_id = d.id AND m.state = 'paid'),
    'everForwarded', EXISTS (SELECT 1 FROM dossier_handover h WHERE h.dossier_id = d.id),
    'pendingGiverId', (SELECT h.giver_id FROM dossier_handover h
                        WHERE h.dossier_id = d.id AND h.received_at IS NULL AND h.recalled_at IS NULL),
    'set', settings_of_office(d.handling_office_id))`;

/** What `CONDITIONS_OF_DOSSIER` answers. */
export type ConditionsRow = Omit<DossierConditions, 'settings'> & { readonly set: Partial<OfficeSettings> };

export const conditionsFrom = ({ set, ...conditions }: ConditionsRow): DossierConditions => ({
  ...conditions,
  settings: officeSettings(set),
});
