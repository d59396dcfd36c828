import { useNotify, useStore } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { findByCode } from '../dossiers/find-by-code';
import { keepPendingScan } from '../intake/pending-scan';
import { problemOf } from '../providers/http';
import { useScan } from '../scan/use-scan';
import { useOffice } from '../providers/use-office';
import { useRoles } from '../providers/use-roles';

/** A scan that no page has asked for: a slip opens its dossier at the act due next, a card begins an intake. */
export const ScanAnywhere = () => {
  const navigate = useNavigate();
  const notify = useNotify();
  const roles = useRoles();
  const { asked } = useOffice();
  const [, setQ] = useStore('dossiers.q', '');

  const open = async (code: string): Promise<void> => {
    try {
      const found = await findByCode(code, asked);
      if (found) void navigate(`/dossiers/${found.id}/show`, { state: { openNext: true } });
      else notify('scan.no_dossier', { type: 'warning', messageArgs: { code } });
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    }
  };

  useScan(
    (scan) => {
      switch (scan.kind) {
        case 'dossierCode':
          void open(scan.code);
          return true;
        case 'citizenCard':
          if (roles.has('counter_officer')) {
            keepPendingScan(scan);
            void navigate('/intake');
          } else {
            setQ(scan.card.citizenId);
            void navigate('/dossiers');
          }
          return true;
        case 'incomplete':
          notify('scan.incomplete', { type: 'warning' });
          return true;
        case 'unknown':
          notify('scan.unknown', { type: 'warning' });
          return true;
      }
    },
    [asked, roles],
  );
  return null;
};
