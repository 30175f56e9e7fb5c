import '@/ui/styles/global.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { NAME } from '@/ui/brand';
import { Providers } from '@/ui/providers';
import { appearanceScript } from '@/ui/shell/switches';
import { directionOf } from '@/server/words';
import { nonceHeader } from '@/server/session/session';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages');
  return {
    title: { default: NAME, template: `%s · ${NAME}` },
    description: t('description'),
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f5' },
    { media: '(prefers-color-scheme: dark)', color: '#131716' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [language, incoming] = await Promise.all([getLocale(), headers()]);
  const nonce = incoming.get(nonceHeader) ?? '';
  return (
    <html lang={language} dir={directionOf(language)} data-mantine-color-scheme="light" suppressHydrationWarning>
      <head>
        {/* A program of this project, without a word of anybody's: it must run before the page is painted. */}
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: appearanceScript }} />
      </head>
      <body>
        <NextIntlClientProvider>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
