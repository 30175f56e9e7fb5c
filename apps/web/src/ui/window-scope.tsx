'use client';

import '@/ui/styles/mantine.css';
import {
  createTheme,
  DirectionProvider,
  MantineProvider,
  mergeThemeOverrides,
  type MantineColorsTuple,
} from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useMemo, type ReactNode } from 'react';

const pine: MantineColorsTuple = [
  '#eaf6f1',
  '#d6ebe3',
  '#addbca',
  '#82c9b0',
  '#5fba9a',
  '#3fa182',
  '#2c8a6d',
  '#1f6f5c',
  '#185a4a',
  '#104438',
];

const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 7 },
  colors: { pine },
  fontFamily: 'inherit',
  headings: { fontFamily: 'inherit' },
  defaultRadius: 'md',
  cursorType: 'pointer',
});

/** Browsers hide the attribute, and give it as a property to scripts that run already. */
const nonce = (): string => document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';

/** Light or dark is drawn by `shell/switches` alone: a window that is there for long knows only what was chosen before it came. */
const noRoot = (): undefined => undefined;

/** Around what is opened above a page: the library of windows and toasts comes with the first of them, no page waits for it. */
export function WindowScope({ children }: { children: ReactNode }) {
  const close = useTranslations('common')('close');
  const worded = useMemo(() => {
    const closeButtonProps = { 'aria-label': close };
    return mergeThemeOverrides(theme, {
      components: {
        Modal: { defaultProps: { centered: true, lockScroll: false, radius: 'lg', closeButtonProps } },
        Notification: { defaultProps: { closeButtonProps } },
      },
    });
  }, [close]);
  return (
    <DirectionProvider>
      <MantineProvider theme={worded} getStyleNonce={nonce} getRootElement={noRoot}>
        {children}
      </MantineProvider>
    </DirectionProvider>
  );
}
