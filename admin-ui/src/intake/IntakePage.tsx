import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useRoles } from '../providers/use-roles';
import { useScan } from '../scan/use-scan';
import type { NotUsedAgain } from './attach-again';
import { fieldAfterCard, moveCard, placeCard, type ScannedCard } from './card';
import { fieldInFocus, focusField } from './focus-field';
import { emptyForm, forSamePerson } from './intake-form';
import { IntakeActions } from './IntakeActions';
import { IntakeColumns } from './IntakeColumns';
import { takePendingScan } from './pending-scan';
import { SavedPanel } from './SavedPanel';
import type { TakenIn } from './take-in';
import { type IntakeMode, useIntake } from './use-intake';
import { useVisit } from './use-visit';
import { VisitList } from './VisitList';
import { newVisitId } from '../dossiers/visit-id';
import { CardQuestion } from './CardQuestion';
import type { CitizenCard } from '@motcua/shared/validation';

interface Saved {
  readonly dossier: TakenIn;
  readonly mode: IntakeMode;
  readonly notUsedAgain: readonly NotUsedAgain[];
}

/** A citizen stands here: one page from the procedure to the promised time, every step of it by keyboard. */
export const IntakePage = () => {
  const translate = useTranslate();
  const mayTakeIn = useRoles().has('counter_officer');
  return mayTakeIn ? <Intake /> : <Alert severity="info">{translate('intake.not_counter')}</Alert>;
};

const Intake = () => {
  const translate = useTranslate();
  const visit = useVisit();
  const [saved, setSaved] = useState<Saved | null>(null);
  const [scanned, setScanned] = useState<ScannedCard | null>(null);
  const intake = useIntake((dossier, mode, notUsedAgain) => {
    visit.add(dossier);
    setSaved({ dossier, mode, notUsedAgain });
    setScanned(null);
  });
  const { draft } = intake;
  const form = draft.value;

  /** After a dossier was saved a card is the next person's. */
  const readCard = (card: CitizenCard): void => {
    const placed = placeCard(saved ? emptyForm(newVisitId()) : form, card);
    if (saved) {
      visit.close();
      setSaved(null);
      intake.begin(placed.form);
    } else {
      intake.change(placed.form);
    }
    setScanned(placed.scanned);
    focusField(fieldAfterCard(placed.form, placed.scanned.place, fieldInFocus()));
  };
  useScan(
    (scan) => {
      if (scan.kind !== 'citizenCard') return false;
      readCard(scan.card);
      return true;
    },
    [form, saved],
  );
  useOnce(() => {
    const pending = takePendingScan();
    if (pending) readCard(pending.card);
  });

  const nextPerson = (): void => {
    visit.close();
    setSaved(null);
    intake.begin(null);
  };
  const samePerson = (): void => {
    setSaved(null);
    intake.begin(forSamePerson(form));
  };
  return (
    <Stack spacing={2} useFlexGap sx={{ minHeight: 'calc(100vh - 84px)' }}>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'baseline' }}>
        <Typography component="h1" variant="h1" tabIndex={-1}>
          {translate('intake.title')}
        </Typography>
        <Link component={RouterLink} to="/quick" variant="body2">
          {translate('intake.to_quick')}
        </Link>
      </Stack>
      {saved ? (
        <SavedPanel
          key={saved.dossier.id}
          saved={saved.dossier}
          mode={saved.mode}
          notUsedAgain={saved.notUsedAgain}
          visit={visit.dossiers}
          onNext={nextPerson}
          onSamePerson={samePerson}
        />
      ) : (
        <>
          {draft.restored && (
            <Alert
              severity="info"
              sx={{ py: 0 }}
              action={
                <Button color="inherit" size="small" onClick={() => intake.begin(null)}>
                  {translate('intake.drop_draft')}
                </Button>
              }
            >
              {translate('intake.draft')}
            </Alert>
          )}
          <IntakeColumns
            intake={intake}
            visit={visit.dossiers.length > 0 && <VisitList visit={visit.dossiers} onNext={nextPerson} />}
            question={
              scanned && (
                <CardQuestion
                  name={scanned.card.fullName}
                  place={scanned.place}
                  onPlace={(place) => {
                    const moved = moveCard(form, scanned, place);
                    intake.change(moved);
                    setScanned({ ...scanned, place });
                    focusField(fieldAfterCard(moved, place, null));
                  }}
                  onClose={() => setScanned(null)}
                />
              )
            }
          />
          <IntakeActions {...intake} />
        </>
      )}
    </Stack>
  );
};

/** Not twice when React draws a page twice to find mistakes. */
function useOnce(effect: () => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    effect();
  }, []);
}
