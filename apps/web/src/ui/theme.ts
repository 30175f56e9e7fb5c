'use client';

import { createTheme, type MantineColorsTuple } from '@mantine/core';

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

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 7 },
  colors: { pine },
  fontFamily: systemFonts,
  headings: { fontFamily: systemFonts },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The browser's own controls are what phones, keyboards and screen readers know best.
    Modal: {
      defaultProps: { centered: true, lockScroll: false, radius: 'lg', closeButtonProps: { 'aria-label': 'Close' } },
    },
  },
});
