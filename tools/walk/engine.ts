import { agenda } from '../../src/case/task/agenda';
import { decide } from '../../src/case/decide';
import { evolve } from '../../src/case/evolve';
import { nextChange } from '../../src/room/next-change';
import { room } from '../../src/room/room';

/** The five pure functions by which a case lives. A test takes one rule out of one of them, and sees the walk fail. */
export interface Engine {
  readonly decide: typeof decide;
  readonly evolve: typeof evolve;
  readonly agenda: typeof agenda;
  readonly room: typeof room;
  readonly nextChange: typeof nextChange;
}

export const engine: Engine = { decide, evolve, agenda, room, nextChange };
