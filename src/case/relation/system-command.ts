import type { PersonId } from '../../agreement/people';
import type { RelatedEvent, TakenOver } from './events';

/**
 * What the program itself writes down of a case, on behalf of the case lead. No form, card or payload leads here: these
 * are no commands of people, and `access.ts` refuses them to every person.
 */
export type SystemCommand =
  | { readonly name: 'find-related'; readonly fields: Omit<Extract<RelatedEvent, { type: 'related-found' }>, 'type'> }
  | {
      readonly name: 'link-related';
      readonly fields: Omit<Extract<RelatedEvent, { type: 'related-decided' }>, 'type' | 'reason'>;
    }
  | { readonly name: 'take-over-signal'; readonly fields: Omit<TakenOver, 'type'> }
  /** Who is kept out of the other case hears nothing of it here. */
  | {
      readonly name: 'keep-related-from';
      readonly fields: { readonly case: string; readonly keptFrom: readonly PersonId[] };
    }
  /** What was joined is one: who is kept out of the one case is kept out of the other. */
  | { readonly name: 'keep-out-too'; readonly fields: { readonly person: PersonId } }
  /** The case with which this one was joined stands still: of one child nothing goes on where it does not (S1-24). */
  | { readonly name: 'stand-still'; readonly fields: { readonly suspect?: PersonId } };

const systemCommands: Readonly<Record<SystemCommand['name'], true>> = {
  'find-related': true,
  'link-related': true,
  'take-over-signal': true,
  'stand-still': true,
  'keep-related-from': true,
  'keep-out-too': true,
};

export const isOfSystem = (command: { readonly name: string }): command is SystemCommand =>
  Object.hasOwn(systemCommands, command.name);
