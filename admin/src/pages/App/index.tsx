import * as React from 'react';

import { Layouts, Page, useIsDesktop } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { PERMISSIONS } from '../../permissions';
import { SideNavigation, TopNavigation } from './Navigation';
import { PAGES, pathTo } from './pages';

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
            {PAGES.map(({ path, Page: Content }) => (
              <Route key={path} path={`${path}/*`} element={<Content />} />
            ))}
            <Route path="*" element={<Page.NoData />} />
          </Routes>
        </React.Suspense>
      </Layouts.Root>
    </Page.Protect>
  );
}
