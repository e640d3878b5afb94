import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';

import { RunList } from './list/RunList';
import { RunPage } from './run/RunPage';
import { NewRun } from './start/NewRun';

/** Many images at once: what was and is under way, a new one, and each by itself. */
export default function RunsPage() {
  return (
    <Routes>
      <Route index element={<RunList />} />
      <Route path="new" element={<NewRun />} />
      <Route path=":id" element={<RunPage />} />
      <Route path="*" element={<Page.NoData />} />
    </Routes>
  );
}
