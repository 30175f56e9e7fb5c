import type { Messages } from 'next-intl';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';

/** What a page is called in the browser’s tab: as in the menu. */
export const titleOf = (place: keyof Messages['shell']['places']) => async (): Promise<Metadata> => ({
  title: (await getTranslations('shell.places'))(place),
});
