import * as React from 'react';

import { useForm } from '@strapi/strapi/admin';

import type { PublishCheck } from '../../../server/src/contracts/publish';
import { useTranslation } from '../hooks/useTranslation';
import { useLazyCheckAltTextsOfEntriesQuery } from '../services/publish';
import { filesIn } from './filesIn';
import { MissingImages } from './MissingImages';
import { ReminderFooter } from './ReminderFooter';
import type { DocumentAction } from './types';
import { useEntryLocale } from './useEntryLocale';

/** The Publish button of an entry, which first says which of its images lack a text. */
export function withReminder(usePublish: DocumentAction): DocumentAction {
  const useReminding: DocumentAction = (props) => {
    const { t } = useTranslation();
    const chosen = useEntryLocale();
    const getValues = useForm('AltTextReminder', (form) => form.getValues as () => unknown);
    const [ask] = useLazyCheckAltTextsOfEntriesQuery();
    const [found, setFound] = React.useState<PublishCheck | null>(null);
    const [isAsking, setIsAsking] = React.useState(false);
    const description = usePublish(props);
    // What is pressed in the dialog belongs to the form as it is by then.
    const latest = React.useRef(description);
    latest.current = description;

    const mayPublish = found?.onPublish === 'warn';
    // Another component with each drawing would lose the focus.
    const Footer = React.useMemo(() => {
      const publish = async (event: React.SyntheticEvent, onClose: () => void) => {
        const isDone = await latest.current?.onClick?.(event);
        // Else Strapi has a question of its own, and its dialog takes the place of this one.
        if (isDone || !latest.current?.dialog) onClose();
        else setFound(null);
      };
      return function Footer({ onClose }: { onClose: () => void }) {
        return (
          <ReminderFooter
            onClose={onClose}
            onPublish={mayPublish ? (event) => publish(event, onClose) : undefined}
          />
        );
      };
    }, [mayPublish]);

    const look = async (): Promise<PublishCheck | null> => {
      const { documentId, document, model } = props;
      setIsAsking(true);
      try {
        const answer = await ask({
          uid: model,
          documentIds: documentId === undefined ? [] : [documentId],
          locale: document?.locale ?? chosen,
          files: filesIn(getValues()),
        }).unwrap();
        return answer.images.length > 0 ? answer : null;
      } catch {
        // The server looks again when it publishes.
        return null;
      } finally {
        setIsAsking(false);
      }
    };

    if (!description) return null;

    if (found) {
      return {
        ...description,
        dialog: {
          type: 'modal',
          title: t('publish.title'),
          content: (
            <MissingImages
              images={found.images}
              intro="publish.entry"
              advice={mayPublish ? 'publish.warn' : 'publish.block'}
            />
          ),
          footer: Footer,
          onClose: () => {
            setFound(null);
          },
        },
      };
    }
    return {
      ...description,
      loading: description.loading === true || isAsking,
      // The button asks for its dialog as it was when it was pressed: there must be one.
      dialog: description.dialog ?? { type: 'modal', title: '', content: null },
      onClick: async (event) => {
        const answer = await look();
        if (answer) {
          setFound(answer);
          return false;
        }
        const isDone = await latest.current?.onClick?.(event);
        return isDone === true || !description.dialog;
      },
    };
  };
  return Object.assign(useReminding, usePublish);
}
