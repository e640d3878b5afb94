import { EditorContent } from './EditorContent';
import { PageFrame } from './frames';
import { useCloseQuestion } from './useCloseQuestion';

interface Props {
  assetId: number;
  /** BCP-47: the tab that is open first; else the site's first language. */
  initialLocale?: string;
  /** With it there is a button to close; it is called once nothing unsaved is lost. */
  onClose?: () => void;
}

/**
 * The texts of one image in all languages: seen, edited, generated, reviewed, put back. For a page;
 * `AssetDialog` is the same in a dialog.
 */
export function AssetEditor({ assetId, initialLocale, onClose }: Props) {
  const { requestClose, setModified, question } = useCloseQuestion(onClose);
  return (
    <>
      <EditorContent
        key={assetId}
        assetId={assetId}
        initialLocale={initialLocale}
        frame={PageFrame}
        onModified={setModified}
        onClose={onClose ? requestClose : undefined}
      />
      {question}
    </>
  );
}
