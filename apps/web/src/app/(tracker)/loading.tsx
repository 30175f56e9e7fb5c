export default function Loading() {
  return (
    <div className="stack" aria-busy="true">
      <p className="hidden" role="status">
        Loading
      </p>
      <div className="skeleton" style={{ height: '2rem', width: '12rem' }} />
      <div className="skeleton" style={{ height: '5rem' }} />
      <div className="skeleton" style={{ height: '24rem' }} />
    </div>
  );
}
