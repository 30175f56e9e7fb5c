/** The service must not start as things are: its message is all that a person needs, and starting again does not help. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
