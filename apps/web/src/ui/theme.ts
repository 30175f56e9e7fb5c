'use client';

import { createTheme, mergeThemeOverrides, type MantineColorsTuple, type MantineThemeOverride } from '@mantine/core';

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

const systemFonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif";

const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 7 },
  colors: { pine },
  fontFamily: systemFonts,
  headings: { fontFamily: systemFonts },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Tinted, with an edge: darker than what it lies on it would look as if it could not be pressed.
    Button: {
      vars: (_theme: unknown, { variant, color }: { variant?: string; color?: string }) => {
        const tone = color === 'red' ? 'var(--bad)' : 'var(--pine)';
        return variant === 'light'
          ? {
              root: {
                '--button-bg': `color-mix(in srgb, ${tone} 9%, var(--card))`,
                '--button-hover': `color-mix(in srgb, ${tone} 16%, var(--card))`,
                '--button-color': tone,
                '--button-bd': `1px solid color-mix(in srgb, ${tone} 40%, var(--card))`,
              },
            }
          : { root: {} };
      },
    },
  },
});

/** The theme with what Mantine's own buttons are called. */
export function themeWith({ close }: { close: string }): MantineThemeOverride {
  const closeButtonProps = { 'aria-label': close };
  return mergeThemeOverrides(theme, {
    components: {
      // The browser's own controls are what phones, keyboards and screen readers know best.
      Modal: { defaultProps: { centered: true, lockScroll: false, radius: 'lg', closeButtonProps } },
      Drawer: { defaultProps: { closeButtonProps } },
      Notification: { defaultProps: { closeButtonProps } },
    },
  });
}
