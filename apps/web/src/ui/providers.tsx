'use client';

import { DirectionProvider, MantineProvider } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { themeWith } from './theme';
import { onToast } from './toast';

const Toasts = dynamic(() => import('./toasts').then((module) => module.Toasts), { ssr: false });

interface Props {
  nonce: string;
  direction: 'ltr' | 'rtl';
  children: ReactNode;
}

export function Providers({ nonce, direction, children }: Props) {
  const [toasts, setToasts] = useState(false);
  useEffect(() => onToast(() => setToasts(true)), []);
  const close = useTranslations('common')('close');
  const theme = useMemo(() => themeWith({ close }), [close]);
  return (
    <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        {toasts && <Toasts />}
        {children}
      </MantineProvider>
    </DirectionProvider>
  );
}
