import { type OfficeSettings, officeSettings } from '@motcua/shared/offices';
import type { DossierConditions } from './dossier-facts.js';
import { FORMER_DUES_OF_DOSSIER } from './former-dues.sql.js';

/** What stands beside the row of a dossier `d`, as one value. */
export const CONDITIONS_OF_DOSSIER = `jsonb_build_object(
    'paid', EXISTS (SELECT 1 FROM dossier_payment m WHERE m.dossier_id = d.id AND m.state = 'paid'),
    'everForwarded', EXISTS (SELECT 1 FROM dossier_handover h WHERE h.dossier_id = d.id),
    'pendingGiverId', (SELECT h.giver_id FROM dossier_handover h
                        WHERE h.dossier_id = d.id AND h.received_at IS NULL AND h.recalled_at IS NULL),
    'pausedAt', (SELECT max(p.started_at) FROM dossier_pause p
                  WHERE p.dossier_id = d.id AND (p.ended_at IS NULL OR p.ended_at = d.finished_at)),
    'formerDues', ${FORMER_DUES_OF_DOSSIER},
    'set', settings_of_office(d.handling_office_id))`;

/** What `CONDITIONS_OF_DOSSIER` answers. */
export type ConditionsRow = Omit<DossierConditions, 'settings' | 'pausedAt' | 'formerDues'> & {
  readonly pausedAt: string | null;
  readonly formerDues: readonly { readonly dueAt: string; readonly ranUntil: string }[] | null;
  readonly set: Partial<OfficeSettings>;
};

export const conditionsFrom = ({ set, pausedAt, formerDues, ...conditions }: ConditionsRow): DossierConditions => ({
  ...conditions,
  pausedAt: pausedAt === null ? null : new Date(pausedAt),
  formerDues: (formerDues ?? []).map(({ dueAt, ranUntil }) => ({
    dueAt: new Date(dueAt),
    ranUntil: new Date(ranUntil),
  })),
  settings: officeSettings(set),
});
