import { EventEmitter } from 'node:events';
import { exitOnUncaughtException } from '../src/crash-handler';

describe('an error that nobody caught', () => {
  it('ends the program, and what it holds is told to nobody', () => {
    const said: string[] = [];
    const ended: number[] = [];
    const program = Object.assign(new EventEmitter(), { exit: (code: number) => void ended.push(code) });
    exitOnUncaughtException(program, {
      error: (fields, message) => void said.push(JSON.stringify({ ...fields, message })),
    });
    const error = Object.assign(new TypeError('Jip is stil\n    at home'), { request: { body: 'Jip de Vries' } });
    program.emit('uncaughtException', error);
    expect(ended).toEqual([1]);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('TypeError');
    expect(said[0]).not.toMatch(/Jip|home/);
  });
});
