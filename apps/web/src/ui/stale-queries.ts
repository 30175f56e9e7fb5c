/** What was asked before and begins so is out of date. A page that has asked for nothing loads the queries only now. */
export async function staleQueries(about: 'transactions' | 'payees' | 'review'): Promise<void> {
  const { queryClient } = await import('./queries');
  await queryClient().invalidateQueries({ queryKey: [about] });
}
