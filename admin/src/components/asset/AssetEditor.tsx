import { EditorContent } from './EditorContent';
import { type Frame, PageFrame } from './frames';
import { useCloseQuestion } from './useCloseQuestion';

interface Props {
  assetId: number;
  /** BCP-47: the tab that is open first; else the site's first language. */
  initialLocale?: string;
  /** With it there is a button to close; it is called once nothing unsaved is lost. */
  onClose?: () => void;
  /** What is around it; `DialogFrame` within a dialog of the caller's. */
  frame?: Frame;
  /**
   * The image stands in the address: whatever leads away from it is asked about, `onClose`
   * included. Not beside another form that asks by itself, as that of an entry.
   */
  isRouted?: boolean;
}

/**
 * The texts of one image in all languages: seen, edited, generated, reviewed, put back. For a page;
 * `AssetDialog` is the same in a dialog of its own.
 */
export function AssetEditor({
  assetId,
  initialLocale,
  onClose,
  frame = PageFrame,
  isRouted = false,
}: Props) {
  const { requestClose, setModified, question } = useCloseQuestion(onClose);
  const close = isRouted ? onClose : requestClose;
  return (
    <>
      <EditorContent
        key={assetId}
        assetId={assetId}
        initialLocale={initialLocale}
        frame={frame}
        isRouted={isRouted}
        onModified={setModified}
        onClose={onClose ? close : undefined}
      />
      {question}
    </>
  );
}
