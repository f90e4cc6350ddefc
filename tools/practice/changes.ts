/** Tells the pages that look on that something changed; several changes in one turn are told once. */
export class Changes {
  private readonly listeners = new Set<() => void>();
  private pending = false;

  tell(): void {
    if (this.pending) return;
    this.pending = true;
    setImmediate(() => {
      this.pending = false;
      for (const listener of this.listeners) listener();
    });
  }

  /** Answers how to stop listening. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
