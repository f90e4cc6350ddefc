/** Does so many things side by side, and the others in their turn. */
export class Lanes {
  private readonly waiting: (() => Promise<void>)[] = [];
  private running = 0;

  constructor(private readonly most: number) {}

  /** Resolves when this was done; `work` does not throw. */
  run(work: () => Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(() => work().then(resolve));
      this.next();
    });
  }

  private next(): void {
    if (this.running >= this.most) return;
    const work = this.waiting.shift();
    if (work === undefined) return;
    this.running += 1;
    void work().finally(() => {
      this.running -= 1;
      this.next();
    });
  }
}
