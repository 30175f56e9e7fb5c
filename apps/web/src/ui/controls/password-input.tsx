'use client';

import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { IconButton } from './button';
import { TextInput, type TextInputProps } from './field';

interface Props extends Omit<TextInputProps, 'type' | 'rightSection'> {
  /** What the button is called that shows what is typed. */
  showLabel: string;
}

/** A secret, which whoever types it may look at. */
export function PasswordInput({ showLabel, ...field }: Props) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? IconEyeOff : IconEye;
  return (
    <TextInput
      {...field}
      type={shown ? 'text' : 'password'}
      rightSection={
        // The keyboard goes from the field to what comes next; whoever types knows what it is.
        <IconButton tabIndex={-1} aria-label={showLabel} aria-pressed={shown} onClick={() => setShown(!shown)}>
          <Icon size={18} aria-hidden />
        </IconButton>
      }
    />
  );
}
