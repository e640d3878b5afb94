import * as React from 'react';

import {
  Button,
  Checkbox,
  Field,
  Flex,
  IconButton,
  Popover,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { CaretDown } from '@strapi/icons';

import type { GenerateBody } from '../../../../server/src/contracts/assets';
import { useTranslation } from '../../hooks/useTranslation';
import type { Choice } from '../fields/SelectField';
import { useEditor } from './EditorContext';
import { ownNameOf } from './languageFacts';

interface Options {
  provider: string;
  mode: 'apply' | 'suggest';
  scope: 'this' | 'all';
  overwriteHuman: boolean;
}

/** As the settings say: no provider is called so. */
const AS_SET = '*';

interface SelectProps {
  label: string;
  value: string;
  choices: Choice[];
  onChange: (value: string) => void;
}

function Select({ label, value, choices, onChange }: SelectProps) {
  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(next) => onChange(String(next))}>
        {choices.map((choice) => (
          <SingleSelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

interface Props {
  locale: string;
  isPersonal: boolean;
  disabled: boolean;
}

/** By whom, in which languages, and whether it stands at once or waits. */
export function GenerateOptions({ locale, isPersonal, disabled }: Props) {
  const { t } = useTranslation();
  const { site, generation } = useEditor();
  const [isOpen, setIsOpen] = React.useState(false);
  const [options, setOptions] = React.useState<Options>({
    provider: AS_SET,
    mode: isPersonal ? 'suggest' : 'apply',
    scope: 'this',
    overwriteHuman: false,
  });
  const set = (change: Partial<Options>) => {
    setOptions((now) => ({ ...now, ...change }));
  };

  const start = () => {
    setIsOpen(false);
    const { provider, mode, scope, overwriteHuman } = options;
    const body: GenerateBody = {
      mode,
      // A suggestion takes nothing away.
      ...(overwriteHuman || (mode === 'suggest' && scope === 'this')
        ? { overwriteHuman: true }
        : {}),
      ...(provider === AS_SET ? {} : { provider }),
    };
    void generation.generate({ ...body, languages: scope === 'this' ? [locale] : site.languages });
  };

  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger>
        <IconButton label={t('asset.generate.options')} disabled={disabled}>
          <CaretDown />
        </IconButton>
      </Popover.Trigger>
      <Popover.Content align="end" sideOffset={4} aria-label={t('asset.generate.options')}>
        <Flex direction="column" alignItems="stretch" gap={4} padding={4} width="30rem">
          <Select
            label={t('asset.generate.provider')}
            value={options.provider}
            choices={[
              { value: AS_SET, label: t('asset.generate.provider.asSet') },
              ...site.providers
                .filter(({ ready }) => ready)
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(provider) => set({ provider })}
          />
          <Select
            label={t('asset.generate.mode')}
            value={options.mode}
            choices={[
              { value: 'apply', label: t('asset.generate.mode.apply') },
              { value: 'suggest', label: t('asset.generate.mode.suggest') },
            ]}
            onChange={(mode) => set({ mode: mode === 'apply' ? 'apply' : 'suggest' })}
          />
          {site.languages.length > 1 && (
            <Select
              label={t('asset.generate.scope')}
              value={options.scope}
              choices={[
                { value: 'this', label: ownNameOf(locale) },
                { value: 'all', label: t('asset.generate.scope.all') },
              ]}
              onChange={(scope) => set({ scope: scope === 'all' ? 'all' : 'this' })}
            />
          )}
          <Checkbox
            checked={options.overwriteHuman}
            onCheckedChange={(checked) => set({ overwriteHuman: checked === true })}
          >
            {t('asset.generate.overwrite')}
          </Checkbox>
          {options.overwriteHuman && (
            <Typography variant="pi" textColor="neutral600">
              {t('asset.generate.overwrite.hint')}
            </Typography>
          )}
          <Button fullWidth onClick={start}>
            {t('asset.generate.start')}
          </Button>
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
}
