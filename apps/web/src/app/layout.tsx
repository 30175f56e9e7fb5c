import '@/ui/styles/mantine.css';
import '@/ui/styles/global.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { NAME } from '@/ui/brand';
import { Providers } from '@/ui/providers';
import { restoreSwitches } from '@/ui/shell/switches';
import { nonceHeader } from '@/server/session/session';

export const metadata: Metadata = {
  title: { default: NAME, template: `%s · ${NAME}` },
  description: 'Income, expenses, budgets and insights, in every currency.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f5' },
    { media: '(prefers-color-scheme: dark)', color: '#131716' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(nonceHeader) ?? '';
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: restoreSwitches }} />
      </head>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
