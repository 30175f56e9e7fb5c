import Link from 'next/link';

export default function NotFound() {
  return (
    <main className="empty">
      <h1>There is nothing here</h1>
      <p className="soft">The address is wrong, or what was here has been removed.</p>
      <Link href="/">Go to the overview</Link>
    </main>
  );
}
