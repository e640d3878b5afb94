import * as React from 'react';

import { Button, Flex } from '@strapi/design-system';
import { Sparkle } from '@strapi/icons';

import type { GenerateBody } from '../../../../server/src/contracts/assets';
import type { TextState } from '../../../../server/src/contracts/texts';
import { useTranslation } from '../../hooks/useTranslation';
import { useEditor } from './EditorContext';
import { GenerateOptions } from './GenerateOptions';
import { keepFocus } from './keepFocus';

/** A person's choice stands there: what is generated comes beside it. */
const isPersonal = (state: TextState): boolean => state === 'human' || state === 'decorative';

/** The request that a press on the button stands for. */
const requestFor = (state: TextState): GenerateBody =>
  isPersonal(state) ? { mode: 'suggest', overwriteHuman: true } : {};

interface Props {
  /** BCP-47 */
  locale: string;
  state: TextState;
  /** Nothing is generated over words that are not saved. */
  isUnsaved: boolean;
}

/** Generates the text of one language, as a rule with one press; how else is in the menu beside it. */
export function GenerateButton({ locale, state, isUnsaved }: Props) {
  const { t } = useTranslation();
  const { generation } = useEditor();
  const button = React.useRef<HTMLButtonElement>(null);
  const isBusy = generation.isRunning && generation.languages.includes(locale);
  const disabled = isUnsaved || generation.isRunning;
  const label = isPersonal(state)
    ? 'asset.generate.beside'
    : state === 'missing'
      ? 'asset.generate.first'
      : 'asset.generate.again';
  return (
    <Flex gap={2}>
      <Button
        ref={button}
        variant="secondary"
        startIcon={<Sparkle />}
        loading={isBusy}
        disabled={disabled}
        onClick={() => {
          const request = { ...requestFor(state), languages: [locale] };
          void generation.generate(request).then(() => {
            keepFocus(button.current);
          });
        }}
      >
        {t(label)}
      </Button>
      <GenerateOptions locale={locale} isPersonal={isPersonal(state)} disabled={disabled} />
    </Flex>
  );
}
