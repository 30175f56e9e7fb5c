import { notFound } from 'next/navigation';

/** An address that is none is said so within the shell, from where every place is one click away. */
export default function UnknownPage() {
  notFound();
}
