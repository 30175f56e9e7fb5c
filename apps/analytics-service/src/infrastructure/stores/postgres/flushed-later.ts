/**
 * Joined to a statement that writes what the feed can bring again: its commit does not wait for the disk. The position of the
 * ledger is written after it, by a commit that does, and with it all of the log that lies before. So a server that falls keeps
 * no position whose facts and summaries it has lost, and the feed, which is acknowledged even later, brings them again.
 */
export const FLUSHED_LATER = "CROSS JOIN (SELECT set_config('synchronous_commit', 'off', true)) AS flushed_later";
