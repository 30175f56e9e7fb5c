import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'next-intl';
import { en } from '../messages/en';

/** The English words of one part of the catalogue, for tests of functions that make words. */
export const wordsOf = <Part extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(namespace: Part) =>
  createTranslator<Messages, Part>({ locale: 'en', messages: en, namespace });
