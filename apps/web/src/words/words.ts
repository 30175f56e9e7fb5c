import type { createTranslator, Messages, NamespaceKeys, NestedKeyOf } from 'next-intl';
import type { en } from './messages/en';

declare module 'next-intl' {
  interface AppConfig {
    Messages: typeof en;
    Locale: keyof typeof import('./language').LANGUAGES;
  }
}

/** What makes texts of one part of the catalogue, as `useTranslations('budgets')` gives it: for functions that make words. */
export type Words<Part extends NamespaceKeys<Messages, NestedKeyOf<Messages>> = never> = ReturnType<
  typeof createTranslator<Messages, Part>
>;
