/** A base class that has the fields of a state, so that an aggregate need not declare each of them again. */
export function withFields<State extends object>(): new (state: State) => Readonly<State> {
  class Fields {
    constructor(state: State) {
      Object.assign(this, state);
    }
  }
  return Fields as new (state: State) => Readonly<State>;
}
