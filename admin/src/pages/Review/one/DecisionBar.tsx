import { Button, Flex, type ButtonProps } from '@strapi/design-system';

import { styled } from 'styled-components';

import { useTranslation } from '../../../hooks/useTranslation';
import { Key } from './Key';
import { KEYS, type Shortcut } from './shortcuts';

interface ActionProps extends Pick<ButtonProps, 'variant' | 'disabled'> {
  shortcut: Exclude<Shortcut, 'help'>;
  showKeys: boolean;
  onClick: () => void;
}

/** `A Enter`: as `aria-keyshortcuts` names keys. */
const namesOf = (shortcut: Shortcut): string =>
  KEYS[shortcut].map((key) => key.replace('→', 'ArrowRight').replace('←', 'ArrowLeft')).join(' ');

function Action({ shortcut, showKeys, ...button }: ActionProps) {
  const { t } = useTranslation();
  return (
    <Button
      size="M"
      {...button}
      {...(showKeys ? { 'aria-keyshortcuts': namesOf(shortcut) } : {})}
      endIcon={showKeys ? <Key aria-hidden>{KEYS[shortcut][0]}</Key> : undefined}
    >
      {t(`review.action.${shortcut}`)}
    </Button>
  );
}

interface Props {
  /** Left out where this person may not decide, or there is nothing to decide on. */
  decide?: { approve: () => void; edit: () => void; reject: () => void } | undefined;
  skip: () => void;
  back?: (() => void) | undefined;
  /** Left out where this person may not decide. */
  undo?: (() => void) | 'nothing' | undefined;
  language?: (() => void) | undefined;
  showKeys: boolean;
  /** A text is being written: no button may throw it away. */
  isEditing: boolean;
}

/** The buttons fill the row, so that none of them moves when a text is longer. */
const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => theme.spaces[2]};

  & > button {
    flex: 1 1 auto;
    justify-content: center;
  }
`;

/** Everything that can be done with the text that is shown, each with its key. */
export function DecisionBar({ decide, skip, back, undo, language, ...all }: Props) {
  const { t } = useTranslation();
  const { showKeys, isEditing } = all;
  const common = { showKeys, disabled: isEditing };
  return (
    <Flex
      role="group"
      aria-label={t('review.actions')}
      direction="column"
      alignItems="stretch"
      gap={2}
    >
      {decide && (
        <Row>
          <Action shortcut="approve" {...common} onClick={decide.approve} />
          <Action shortcut="edit" variant="secondary" {...common} onClick={decide.edit} />
          <Action shortcut="reject" variant="danger-light" {...common} onClick={decide.reject} />
        </Row>
      )}
      <Row>
        <Action
          shortcut="back"
          variant="tertiary"
          {...common}
          disabled={isEditing || back === undefined}
          onClick={() => back?.()}
        />
        <Action shortcut="skip" variant="tertiary" {...common} onClick={skip} />
        {undo && (
          <Action
            shortcut="undo"
            variant="tertiary"
            {...common}
            disabled={isEditing || undo === 'nothing'}
            onClick={() => {
              if (undo !== 'nothing') undo();
            }}
          />
        )}
        {language && (
          <Action shortcut="language" variant="tertiary" {...common} onClick={language} />
        )}
      </Row>
    </Flex>
  );
}
