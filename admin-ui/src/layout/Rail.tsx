import Assessment from '@mui/icons-material/AssessmentOutlined';
import Assignment from '@mui/icons-material/AssignmentOutlined';
import Bolt from '@mui/icons-material/BoltOutlined';
import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import Campaign from '@mui/icons-material/CampaignOutlined';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Domain from '@mui/icons-material/DomainOutlined';
import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Folder from '@mui/icons-material/FolderOutlined';
import Forum from '@mui/icons-material/ForumOutlined';
import FactCheck from '@mui/icons-material/FactCheckOutlined';
import EditNote from '@mui/icons-material/EditNoteOutlined';
import EditCalendar from '@mui/icons-material/EditCalendarOutlined';
import History from '@mui/icons-material/HistoryOutlined';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import Group from '@mui/icons-material/GroupOutlined';
import MenuBook from '@mui/icons-material/MenuBookOutlined';
import MarkEmailRead from '@mui/icons-material/MarkEmailReadOutlined';
import MoveToInbox from '@mui/icons-material/MoveToInboxOutlined';
import NotificationsActive from '@mui/icons-material/NotificationsActiveOutlined';
import Outbox from '@mui/icons-material/OutboxOutlined';
import PhoneInTalk from '@mui/icons-material/PhoneInTalkOutlined';
import Print from '@mui/icons-material/PrintOutlined';
import Rule from '@mui/icons-material/Rule';
import type { SvgIconComponent } from '@mui/icons-material';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import type { StaffRole } from '@motcua/shared/staff';
import { useTranslate } from 'react-admin';
import { NavLink, useNavigate } from 'react-router-dom';
import { useWaitingApprovals } from '../dossiers/use-waiting-approvals';
import { useUntakenExports } from '../exports/use-exports';
import { useShortcut } from '../keyboard/use-shortcut';
import { usePreferences } from '../providers/use-preferences';
import { useWaitingCatchUps } from '../catch-ups/use-catch-ups';
import { useCallCount } from '../notices/use-call-count';
import { useWaitingReceipts } from '../papers/use-print-queue';
import { useWorkCounts } from '../work/use-counts';
import { seesPapers, useRoles } from '../providers/use-roles';

interface Place {
  readonly name: string;
  readonly path: string;
  readonly icon: SvgIconComponent;
  readonly seen: (roles: ReadonlySet<StaffRole>) => boolean;
}

const has =
  (...wanted: StaffRole[]) =>
  (roles: ReadonlySet<StaffRole>): boolean =>
    wanted.some((role) => roles.has(role));

const PLACES: readonly Place[] = [
  { name: 'work', path: '/', icon: Assignment, seen: seesPapers },
  { name: 'intake', path: '/intake', icon: MoveToInbox, seen: has('counter_officer') },
  { name: 'quick', path: '/quick', icon: Bolt, seen: has('counter_officer') },
  { name: 'dossiers', path: '/dossiers', icon: Folder, seen: seesPapers },
  { name: 'to_hand_over', path: '/to-hand-over', icon: Outbox, seen: has('counter_officer') },
  { name: 'approvals', path: '/approvals', icon: FactCheck, seen: has('leader', 'counter_officer') },
  { name: 'catch_ups', path: '/catch-ups', icon: EditCalendar, seen: has('counter_officer', 'leader') },
  { name: 'calls', path: '/calls', icon: PhoneInTalk, seen: has('counter_officer') },
  { name: 'notices', path: '/notices', icon: Forum, seen: seesPapers },
  { name: 'print_queue', path: '/print-queue', icon: Print, seen: seesPapers },
  { name: 'results', path: '/results', icon: Inventory, seen: seesPapers },
  { name: 'figures', path: '/figures', icon: Assessment, seen: has('leader', 'supervisor', 'administrator') },
  { name: 'exports', path: '/exports', icon: FileDownload, seen: seesPapers },
  { name: 'procedures', path: '/admin/procedures', icon: MenuBook, seen: has('administrator') },
  { name: 'offices', path: '/admin/offices', icon: Domain, seen: has('administrator') },
  { name: 'staff', path: '/admin/staff', icon: Group, seen: has('administrator') },
  { name: 'calendar', path: '/admin/calendar', icon: CalendarMonth, seen: has('administrator') },
  { name: 'history', path: '/admin/history-imports', icon: History, seen: has('administrator') },
  { name: 'settings', path: '/admin/settings', icon: Rule, seen: has('administrator') },
  { name: 'notice_rules', path: '/admin/notice-rules', icon: Campaign, seen: has('administrator') },
  {
    name: 'staff_notice_rules',
    path: '/admin/staff-notice-rules',
    icon: NotificationsActive,
    seen: has('administrator'),
  },
  {
    name: 'notice_templates',
    path: '/admin/notice-templates',
    icon: EditNote,
    seen: has('administrator', 'leader'),
  },
  {
    name: 'notice_health',
    path: '/admin/notices/health',
    icon: MarkEmailRead,
    seen: has('administrator', 'supervisor'),
  },
];

const FOLD = 'Alt+B';

/** Where one can go: icons with words, only what the person's roles may see. */
export const Rail = () => {
  const translate = useTranslate();
  const roles = useRoles();
  const { preferences, save } = usePreferences();
  const counts = useWorkCounts();
  const folded = preferences.railFolded;
  const foldWords = translate(folded ? 'rail.unfold' : 'rail.fold');
  const fold = (): void => save({ railFolded: !folded });
  useShortcut(FOLD, foldWords, translate('keyboard.everywhere'), fold);
  const badges: Partial<Record<string, number>> = {
    work: counts && counts.due.overdue + counts.due.today,
    to_hand_over: counts?.toHandOver,
    approvals: useWaitingApprovals()?.length,
    catch_ups: useWaitingCatchUps(),
    calls: useCallCount(),
    print_queue: useWaitingReceipts().data?.length,
    exports: useUntakenExports(seesPapers(roles)),
  };
  return (
    <Stack
      component="nav"
      aria-label={translate('rail.label')}
      sx={{
        width: folded ? 56 : 200,
        flex: 'none',
        position: 'sticky',
        top: 0,
        height: '100vh',
        py: 1,
        px: 1,
        gap: 0.25,
        bgcolor: 'background.paper',
        borderRight: 1,
        borderColor: 'divider',
        overflowY: 'auto',
        '@media print': { display: 'none' },
      }}
    >
      {PLACES.filter(({ seen }) => seen(roles)).map((place, index) => (
        <PlaceLink key={place.path} place={place} folded={folded} order={index + 1} badge={badges[place.name]} />
      ))}
      <Box sx={{ flex: 1 }} />
      <Tooltip title={`${foldWords} (${FOLD})`} placement="right">
        <ButtonBase
          aria-label={foldWords}
          aria-keyshortcuts={FOLD}
          onClick={fold}
          sx={{ height: 32, borderRadius: 1, color: 'text.secondary', '&:hover': { bgcolor: 'action.hover' } }}
        >
          {folded ? <ChevronRight fontSize="small" /> : <ChevronLeft fontSize="small" />}
        </ButtonBase>
      </Tooltip>
    </Stack>
  );
};

const PlaceLink = ({
  place: { name, path, icon: Icon },
  folded,
  order,
  badge = 0,
}: {
  place: Place;
  folded: boolean;
  order: number;
  badge: number | undefined;
}) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const label = translate(`rail.${name}`);
  // There are nine such keys.
  const keys = order <= 9 ? `Alt+${order}` : undefined;
  useShortcut(keys, label, translate('keyboard.go'), () => void navigate(path));
  return (
    <Tooltip title={keys ? `${label} (${keys})` : label} placement="right" enterDelay={folded ? 100 : 1200}>
      <ButtonBase
        component={NavLink}
        to={path}
        end={path === '/'}
        aria-keyshortcuts={keys}
        aria-label={folded ? label : undefined}
        sx={{
          flex: 'none',
          height: 38,
          px: folded ? 1.25 : 1,
          gap: 1,
          justifyContent: 'flex-start',
          borderRadius: 1,
          fontSize: 14,
          color: 'text.secondary',
          '&:hover': { bgcolor: 'action.hover' },
          '&.active': { bgcolor: 'action.selected', color: 'text.primary', fontWeight: 600 },
          '&.active svg': { color: 'primary.main' },
          '&:focus-visible': { outline: 2, outlineColor: 'primary.main' },
        }}
      >
        <Icon fontSize="small" />
        {!folded && (
          <Box
            component="span"
            sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
          >
            {label}
          </Box>
        )}
        {!folded && badge > 0 && (
          <Box component="span" sx={{ fontSize: 12, fontWeight: 600, color: 'text.secondary' }}>
            {badge}
          </Box>
        )}
      </ButtonBase>
    </Tooltip>
  );
};
