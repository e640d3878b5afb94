import { Route, Routes } from 'react-router-dom';

import { LibraryPage } from './LibraryPage';

/** The list, and one image of it in front of it: the same page, so that the list stays as it is. */
export default function Library() {
  return (
    <Routes>
      <Route path=":id?" element={<LibraryPage />} />
    </Routes>
  );
}
