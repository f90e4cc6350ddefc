import { AsyncLocalStorage } from 'node:async_hooks';

/** One running of a copy of the program, from a start to its end. What it began before a kill is never heard of again. */
export class Life {
  alive = true;
  private underWay = 0;
  private kill: { left: number; readonly after: boolean } | undefined;
  private readonly mourners: (() => void)[] = [];

  constructor(
    readonly name: string,
    readonly port: number,
    /** How far its clock is beside that of the world, in milliseconds. */
    public skew = 0,
  ) {}

  get busy(): boolean {
    return this.alive && this.underWay > 0;
  }

  /** A call begins; the answer says that it ended. */
  begins(): () => void {
    this.underWay += 1;
    return () => {
      this.underWay -= 1;
    };
  }

  /** It will be killed at a call, so many from now. */
  doom(calls: number, after: boolean): void {
    this.kill = { left: calls, after };
  }

  /** Whether the kill comes at this side of the call. */
  strikes(side: 'before' | 'after'): boolean {
    const { kill } = this;
    if (!this.alive || kill === undefined) return false;
    if (side === (kill.after ? 'after' : 'before') && kill.left-- <= 0) this.end();
    return !this.alive;
  }

  /** Resolves when it ends. */
  mourn(): Promise<void> {
    return this.alive ? new Promise((resolve) => this.mourners.push(resolve)) : Promise.resolve();
  }

  end(): void {
    this.alive = false;
    for (const mourner of this.mourners.splice(0)) mourner();
  }
}

/** Whose work is being done: what a copy of the program began, it goes on with. */
export const living = new AsyncLocalStorage<Life | undefined>();
