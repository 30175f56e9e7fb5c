// Loaded into every child of the starter: a child ends with its parent, and leaves Ctrl-C (which a terminal sends to the
// whole group) to the parent, who stops everything in order.
process.on('SIGINT', () => {});
process.on('disconnect', () => {
  setTimeout(() => process.exit(0), 3_000).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
// `next dev` has a child of its own and hands these options on; that one is not the starter's, and waits on its channel.
process.execArgv.splice(process.execArgv.indexOf(__filename) - 1, 2);
