import * as React from 'react';

import { Layouts, Page, useIsDesktop } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { PERMISSIONS } from '../../permissions';
import { SideNavigation, TopNavigation } from './Navigation';
import { type PagePath, PAGES, pathTo } from './pages';

/** Not beside their paths, for the pages need those of each other. */
const CONTENT: Record<PagePath, React.LazyExoticComponent<React.ComponentType>> = {
  overview: React.lazy(() => import('../Overview')),
  library: React.lazy(() => import('../Library')),
  review: React.lazy(() => import('../Review')),
  runs: React.lazy(() => import('../Runs')),
};

/** “Alt Text” in the main menu: its pages, for those who may see texts. */
export default function App() {
  const isDesktop = useIsDesktop();
  return (
    <Page.Protect permissions={PERMISSIONS.readAssets}>
      <Layouts.Root sideNav={isDesktop ? <SideNavigation /> : undefined}>
        {!isDesktop && <TopNavigation />}
        <React.Suspense fallback={<Page.Loading />}>
          <Routes>
            <Route index element={<Navigate to={pathTo('overview')} replace />} />
            {PAGES.map(({ path }) => {
              const Content = CONTENT[path];
              return <Route key={path} path={`${path}/*`} element={<Content />} />;
            })}
            <Route path="*" element={<Page.NoData />} />
          </Routes>
        </React.Suspense>
      </Layouts.Root>
    </Page.Protect>
  );
}
