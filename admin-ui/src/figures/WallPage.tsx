import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { Authenticated } from 'react-admin';
import { useParams, useSearchParams } from 'react-router-dom';
import { Waiting } from '../admin/parts/Waiting';
import { useLiveRefresh } from '../live/use-live';
import { setWatched } from '../providers/http';
import { useFigureOffices } from '../providers/use-figure-offices';
import { SessionDialog } from '../session/SessionDialog';
import { Wall } from './Wall';

/** A screen on the wall of an office: how it stands, as it changes, without names and without anything to press. */
export const WallPage = () => (
  <Authenticated requireAuth>
    <SignedIn />
  </Authenticated>
);

const SignedIn = () => {
  const { officeCode } = useParams();
  const [search] = useSearchParams();
  const offices = useFigureOffices(true);
  useLiveRefresh(true);
  useEffect(() => {
    setWatched(true);
    return () => setWatched(false);
  }, []);
  return (
    <Box component="main" sx={{ minHeight: '100vh', p: 'clamp(16px, 2vw, 40px)', boxSizing: 'border-box' }}>
      <Waiting {...offices}>
        {(all) => {
          const office = all.find(({ code }) => code === officeCode) ?? all[0];
          return office && <Wall office={office} below={office.below && search.get('below') === 'true'} />;
        }}
      </Waiting>
      <SessionDialog />
    </Box>
  );
};
