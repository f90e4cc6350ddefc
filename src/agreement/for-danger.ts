import { parseDocument } from 'yaml';
import { z } from 'zod/v4';
import type { Protocol } from './protocol-schema';
import { schoolSchema, type School } from './school-schema';

/*
 * What of a school file that cannot be run from is still enough to tell people of danger: who works there, and who leads.
 * Whatever else is wrong in it is left out, and nothing but danger may be done by it.
 */

const loose = z.record(z.string(), z.unknown());
const person = schoolSchema.shape.people.valueType;
const { id: personId, name: personName, phone } = person.shape;

/**
 * The school with its people as far as they can be read; `undefined` when it is no YAML, or names nobody who leads.
 * @param tenant the bot's, for a file that tells none
 */
export function schoolForDanger(
  text: string,
  { id, tenant, protocol }: { readonly id: string; readonly tenant: string | undefined; readonly protocol: Protocol },
): School | undefined {
  const file = asRecord(valueIn(text));
  const people = peopleIn(file['people']);
  const roles = rolesIn(asRecord(file['roles']), people);
  if (roles === undefined) return undefined;
  const { shape } = schoolSchema;
  const read = schoolSchema.safeParse({
    id: shape.id.safeParse(id).data ?? named(id),
    name: shape.name.safeParse(file['name']).data ?? id,
    tenant: shape.tenant.safeParse(file['tenant']).data ?? tenant,
    protocol: protocol.id,
    room: { kind: 'group-chat' },
    people: Object.fromEntries(people),
    roles,
    crisisService: shape.crisisService.safeParse(file['crisisService']).data ?? 'Veilig Thuis, 0800-2000',
  });
  return read.data;
}

function valueIn(text: string): unknown {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : document.toJS();
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> => loose.safeParse(value).data ?? {};

/** People by the key under which the file has them; "Anna" and "anna" are one. */
type People = ReadonlyMap<string, z.input<typeof person>>;

function peopleIn(written: unknown): People {
  const people = new Map<string, z.input<typeof person>>();
  for (const [key, value] of Object.entries(asRecord(written))) {
    const one = asRecord(value);
    const id = personId.safeParse(one['id']);
    const name = personName.safeParse(one['name']);
    if (!id.success || !name.success) continue;
    const number = phone.safeParse(one['phone']).data;
    // Somebody who is not plainly of the school is told no name.
    const external = one['external'] !== undefined && one['external'] !== false;
    people.set(named(key), {
      id: id.data,
      name: name.data,
      external,
      ...(number === undefined ? {} : { phone: number }),
    });
  }
  return people;
}

/** Who leads; the place of a role that the file does not tell is taken by somebody whom it tells. */
function rolesIn(written: Readonly<Record<string, unknown>>, people: People): School['roles'] | undefined {
  const holder = (role: string, part: string): string | undefined => {
    const key = asRecord(written[role])[part];
    return typeof key === 'string' && people.has(named(key)) ? named(key) : undefined;
  };
  const leads = [holder('coordinator', 'person'), holder('coordinator', 'deputy'), holder('director', 'person')];
  const board = holder('board', 'person');
  const somebody = leads.find((key) => key !== undefined) ?? board;
  if (somebody === undefined) return undefined;
  const [coordinator = somebody, deputy = somebody, director = somebody] = leads;
  return {
    coordinator: { person: coordinator, deputy },
    director: { person: director },
    // A board that the file does not tell stands apart from nobody: of a member of staff then nobody is told.
    board: { person: board ?? somebody },
  };
}

/** A name that can be one in a file, made of one that may not be. */
const named = (text: string): string => `x-${text.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.replace(/-$/, '');
