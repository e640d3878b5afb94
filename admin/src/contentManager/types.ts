import type * as React from 'react';

/**
 * What is used of the Content Manager's actions: descriptions that are made by hooks. Its own types
 * belong to a package that comes with Strapi and is none of ours.
 */
interface ModalOptions {
  type: 'modal';
  title: string;
  content: React.ComponentType<{ onClose: () => void }> | React.ReactNode;
  footer?: React.ComponentType<{ onClose: () => void }>;
  onClose?: () => void;
}

interface OtherDialog {
  type: 'dialog' | 'notification';
  title: string;
}

interface Description {
  dialog?: ModalOptions | OtherDialog;
  loading?: boolean;
  onClick?: (event: React.SyntheticEvent) => Promise<boolean | void> | boolean | void;
}

interface Entry {
  documentId: string;
  locale?: string | null;
}

/** A button of an entry. */
export interface DocumentAction {
  (props: { documentId?: string; document?: Entry; model: string }): Description | null;
  type?: string;
}

/** A button of a selection of entries. */
export interface BulkAction {
  (props: { documents: Entry[]; model: string }): (Description & { actionType?: string }) | null;
}

/** A box beside an entry's form. */
export type SidePanel = (props: {
  document?: Entry;
}) => { title: string; content: React.ReactNode } | null;

/** `getPlugin('content-manager').apis` */
export interface ContentManagerApis {
  addDocumentAction(change: (actions: DocumentAction[]) => DocumentAction[]): void;
  addEditViewSidePanel(panels: SidePanel[]): void;
  addBulkAction(change: (actions: BulkAction[]) => BulkAction[]): void;
}
