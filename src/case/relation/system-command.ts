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
  /** The case with which this one was joined stands still: of one child nothing goes on where it does not (S1-24). */
  | { readonly name: 'stand-still'; readonly fields: { readonly suspect?: PersonId } };

const systemCommands: Readonly<Record<SystemCommand['name'], true>> = {
  'find-related': true,
  'link-related': true,
  'take-over-signal': true,
  'stand-still': true,
};

export const isOfSystem = (command: { readonly name: string }): command is SystemCommand =>
  Object.hasOwn(systemCommands, command.name);
