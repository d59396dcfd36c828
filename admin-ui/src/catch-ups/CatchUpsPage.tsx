import { Route, Routes } from 'react-router-dom';
import { NotFound } from '../ui/NotFound';
import { CatchUpList } from './CatchUpList';
import { CatchUpShow } from './CatchUpShow';
import { CatchUpNew } from './entry/CatchUpNew';

/** What was received on paper while the system was away: entered by the counter, approved once by a leader. */
export const CatchUpsPage = () => (
  <Routes>
    <Route index element={<CatchUpList />} />
    <Route path="new" element={<CatchUpNew />} />
    <Route path=":id" element={<CatchUpShow />} />
    <Route path="*" element={<NotFound />} />
  </Routes>
);
