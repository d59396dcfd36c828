import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { PrintedSheet } from '@motcua/shared/papers';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { AdminTable } from '../admin/parts/AdminTable';
import { Panel } from '../admin/parts/Panel';
import { usePrinting } from '../papers/use-printing';
import { useBringSheets } from '../papers/use-sheets';
import { useRoles } from '../providers/use-roles';
import { exactWords, whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';

const TITLES = { dossiers: 'papers.handover_sheet', results: 'papers.results', intake: 'papers.intake_list' } as const;
const GIVES_OUT = ['counter_officer', 'case_officer', 'leader', 'records_clerk'] as const;

/** One line for each sheet: from whom to whom, how many dossiers, by whom and how often it was printed. */
export const SheetTable = ({ rows }: { rows: readonly PrintedSheet[] }) => {
  const translate = useTranslate();
  const now = useNow();
  const roles = useRoles();
  const bring = useBringSheets();
  const { working, print } = usePrinting();
  const [pressed, setPressed] = useState<string | null>(null);
  const say = (name: string, more?: object): string => translate(`papers.sheets.${name}`, more);
  const numberOf = ({ number, year }: PrintedSheet): string => `${number}/${year}`;
  const reprint = ({ id, kind }: PrintedSheet): void => {
    setPressed(id);
    void print(() => bring([id]), translate(TITLES[kind]));
  };
  const column = (name: string, width?: number) => ({ name, head: say(name), ...(width !== undefined && { width }) });
  return (
    <Panel>
      <AdminTable
        label={say('title')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { ...column('number', 110), cell: numberOf },
          { ...column('kind', 130), cell: ({ kind }) => say(`kinds.${kind}`) },
          {
            ...column('hands'),
            cell: ({ kind, giver, receiver }) =>
              say(kind === 'dossiers' ? 'from_to' : `hands_of.${kind}`, { giver, receiver }),
          },
          { ...column('dossiers', 90), align: 'right', cell: ({ dossiers }) => dossiers },
          {
            ...column('made', 220),
            cell: ({ madeAt, madeBy }) => {
              const at = new Date(madeAt);
              return (
                <>
                  <span title={exactWords(at)}>{whenWords(at, now, translate)}</span>
                  <Typography variant="body2" color="textSecondary">
                    {madeBy}
                  </Typography>
                </>
              );
            },
          },
          {
            ...column('copies', 140),
            cell: (row) => (
              <>
                {translate('papers.copies', { smart_count: row.copies })}
                {GIVES_OUT.some((role) => roles.has(role)) && (
                  <Button
                    size="small"
                    loading={working && pressed === row.id}
                    disabled={working && pressed !== row.id}
                    aria-label={say('reprint', { number: numberOf(row) })}
                    onClick={() => reprint(row)}
                    sx={{ display: 'block', minWidth: 0, ml: -0.625 }}
                  >
                    {translate('papers.reprint')}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
};
