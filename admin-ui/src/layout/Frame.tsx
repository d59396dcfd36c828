import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { useColorScheme } from '@mui/material/styles';
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { Notification, useLocaleState, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { usePreferences } from '../providers/use-preferences';
import { ShortcutSheet } from '../keyboard/ShortcutSheet';
import { useLiveRefresh } from '../live/use-live';
import { useSignedIn } from '../providers/use-signed-in';
import { ExportNews } from '../exports/ExportNews';
import { SessionDialog } from '../session/SessionDialog';
import { useWorkCounts } from '../work/use-counts';
import { Banner } from './Banner';
import { Catch } from './Catch';
import { ScriptWait } from './page-waits';
import { PageGround } from './PageGround';
import { Rail } from './Rail';
import { ScanAnywhere } from './ScanAnywhere';
import { TopBar } from './TopBar';

/** What stands around every page. */
export const Frame = ({ children }: { children: ReactNode }) => {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const { person } = useSignedIn();
  const main = useRef<HTMLElement>(null);
  useLiveRefresh(person !== undefined);
  useOwnSettings();
  useTitle();
  useFocusOnPage(pathname, main);
  return (
    <Stack sx={{ minHeight: '100vh' }}>
      <Link
        href="#main"
        onClick={(event) => skipTo(event, main.current)}
        sx={{
          position: 'absolute',
          top: 4,
          left: 4,
          zIndex: 'tooltip',
          p: 1,
          bgcolor: 'background.paper',
          '&:not(:focus)': { transform: 'translateY(-200%)' },
        }}
      >
        {translate('ra.navigation.skip_nav')}
      </Link>
      <Stack direction="row" sx={{ flex: 1 }}>
        <Rail />
        <Stack sx={{ flex: 1, minWidth: 0 }}>
          <TopBar />
          <Banner />
          <PageGround ref={main}>
            <Catch key={pathname}>
              <Suspense fallback={<ScriptWait />}>{children}</Suspense>
            </Catch>
          </PageGround>
        </Stack>
      </Stack>
      <ShortcutSheet />
      <ScanAnywhere />
      <SessionDialog />
      <ExportNews />
      <Notification anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} />
    </Stack>
  );
};

function skipTo(event: React.MouseEvent, main: HTMLElement | null): void {
  // The part behind # is the page's address here.
  event.preventDefault();
  main?.focus();
}

/** Language and ground go with the person from computer to computer. */
function useOwnSettings(): void {
  const { preferences, loaded } = usePreferences();
  const { setMode } = useColorScheme();
  const [locale, setLocale] = useLocaleState();
  useEffect(() => {
    if (!loaded) return;
    setMode(preferences.theme);
    if (preferences.locale !== locale) setLocale(preferences.locale);
  }, [loaded, preferences.theme, preferences.locale]);
}

/** The tab says how many dossiers run out today, also from behind another window. */
function useTitle(): void {
  const translate = useTranslate();
  const counts = useWorkCounts();
  const due = counts ? counts.due.overdue + counts.due.today : 0;
  const name = translate('app.name');
  useEffect(() => {
    document.title = due > 0 ? `(${due}) ${name}` : name;
  }, [due, name]);
}

/** Another page begins at its heading, for ears and for the Tab key. */
function useFocusOnPage(pathname: string, main: React.RefObject<HTMLElement | null>): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const { current } = main;
    const { activeElement } = document;
    // A page that puts the focus somewhere itself knows better, and who writes in the search box is not done with it.
    if (current && !current.contains(activeElement) && !(activeElement instanceof HTMLInputElement)) {
      current.focus({ preventScroll: true });
    }
    window.scrollTo(0, 0);
  }, [pathname, main]);
}
