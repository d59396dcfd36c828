import Box from '@mui/material/Box';
import GlobalStyles from '@mui/material/GlobalStyles';
import type { FigureOfficeChoice } from '@motcua/shared/figures';
import type { ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { PageHead } from '../ui/PageHead';
import { Waiting } from '../admin/parts/Waiting';
import { useRoles } from '../providers/use-roles';
import { KeyButton } from '../keyboard/KeyButton';
import { Loading } from '../ui/Loading';
import { Message } from '../ui/Message';
import { OfficeField } from '../ui/OfficeField';
import { BehindFigures } from './FigureLink';
import { AgeingPage } from './AgeingPage';
import { type FigureTab, FigureTabs, useFigureTab } from './FigureTabs';
import { Figures } from './Figures';
import { LateCausesPage } from './LateCausesPage';
import { OnTimePage } from './OnTimePage';
import { PausesPage } from './PausesPage';
import { Qd766Page } from './Qd766Page';
import { StepsPage } from './StepsPage';
import { SubscribeButton } from './SubscribeButton';
import { SupplementsPage } from './SupplementsPage';
import { Toggle } from './Toggle';
import { useFigurePlace } from './use-figure-place';
import { WholeAddress } from './WholeAddress';
import { useFigureOffices } from '../providers/use-figure-offices';
import { useLiveFigures } from './use-live-figures';

/** Wide paper, for the form has thirteen columns, and white to its edges also where backgrounds are printed and the screen is dark. */
const SHEET = (
  <GlobalStyles
    styles={{
      '@page': { size: 'A4 landscape', margin: '12mm' },
      '@media print': { 'html:root': { colorScheme: 'light', backgroundColor: '#fff' } },
    }}
  />
);

interface PageProps {
  readonly office: FigureOfficeChoice;
  readonly below: boolean;
}

const PAGES: Readonly<Record<FigureTab, ComponentType<PageProps>>> = {
  form: Figures,
  onTime: OnTimePage,
  steps: StepsPage,
  ageing: AgeingPage,
  supplements: SupplementsPage,
  pauses: PausesPage,
  lateCauses: LateCausesPage,
  qd766: Qd766Page,
};

/** Reports, for who answers for an office or watches several. */
export const FiguresPage = () => {
  const translate = useTranslate();
  const roles = useRoles();
  const readsFigures = roles.has('leader') || roles.has('supervisor') || roles.has('administrator');
  const { data, error, again } = useFigureOffices(readsFigures);
  const { code, setCode, withBelow, setWithBelow } = useFigurePlace();
  const [tab] = useFigureTab();
  const navigate = useNavigate();
  useLiveFigures();
  if (roles.size === 0) return <Loading />;
  if (!readsFigures) {
    return (
      <>
        <PageHead title={translate('figures.title')} />
        <Message>{translate('figures.no_access')}</Message>
      </>
    );
  }
  return (
    <Waiting data={data} error={error} again={again}>
      {(offices) => {
        const office = offices.find((one) => one.code === code) ?? offices[0];
        const Page = PAGES[tab];
        if (!office) return undefined;
        const below = office.below && withBelow;
        const opens = below ? office.listsBelow : office.lists;
        const behind = opens ? { officeCode: office.code, ...(below && { below: 'true' as const }) } : null;
        return (
          <BehindFigures value={behind}>
            {SHEET}
            <WholeAddress key={tab} tab={tab} office={office.code} withBelow={withBelow} below={below} />
            <Box sx={{ '@media print': { display: 'none' } }}>
              <PageHead title={translate('figures.title')}>
                {offices.length > 1 && (
                  <OfficeField
                    offices={offices}
                    code={office.code}
                    onChoose={setCode}
                    width={280}
                    label={translate('figures.office')}
                  />
                )}
                {office.below && (
                  <Toggle label={translate('figures.below')} checked={withBelow} onChange={setWithBelow} />
                )}
                <SubscribeButton offices={offices} office={office} below={below} />
                <KeyButton
                  keys="m"
                  label={translate('wall.open')}
                  group={translate('figures.title')}
                  onPress={() => void navigate(`/wall/${office.code}${below ? '?below=true' : ''}`)}
                  variant="outlined"
                />
              </PageHead>
              <FigureTabs />
            </Box>
            <Page key={office.code} office={office} below={below} />
          </BehindFigures>
        );
      }}
    </Waiting>
  );
};
