/** On which line a place of a text stands, whatever ends the lines; asked for places from the beginning to the end. */
export class LineCounter {
  private line = 1;
  private at = 0;

  constructor(private readonly text: string) {}

  lineOf(place: number): number {
    for (; this.at < place; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === 13 || (code === 10 && this.text.charCodeAt(this.at - 1) !== 13)) this.line++;
    }
    return this.line;
  }
}
