import * as React from 'react';

import type { Asset } from '../../../../server/src/contracts/assets';
import type { Site } from '../../../../server/src/contracts/site';
import type { Rights } from '../../hooks/useRights';
import type { Generation } from './useGeneration';

/** What all parts of the editor of one image know. */
export interface EditorFacts {
  asset: Asset;
  site: Site;
  rights: Rights;
  /** This person may change the texts, by hand or by a decision. */
  mayEdit: boolean;
  mayGenerate: boolean;
  generation: Generation;
}

const Context = React.createContext<EditorFacts | null>(null);

export const EditorProvider = Context.Provider;

/** @throws outside of an editor */
export function useEditor(): EditorFacts {
  const facts = React.useContext(Context);
  if (facts === null) throw new Error('useEditor is used outside of an AssetEditor');
  return facts;
}
