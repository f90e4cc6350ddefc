import { dialogs } from '../../src/forms/all';
import { fieldsOf } from '../../src/forms/show';
import type { FieldValue } from '../../src/view/values';
import { openHouse } from './house';
import { opened } from './story';

/* A forged request can send in anything: a list where a text is asked, or a text for a tick. */

const ofCases = Object.values(dialogs).filter((dialog) => dialog.send !== undefined && dialog.reads !== 'school');
/** These need nothing that was filled in: they are sent whatever else comes along. */
const AT_ONCE: readonly string[] = ['declare-emergency', 'alert-board', 'move-case', 'stay-out'];

describe.each<[string, FieldValue]>([
  ['a list', ['een', 'twee']],
  ['a tick', true],
  ['a text', 'een,twee'],
])('given %s in every field of a form', (_, value) => {
  it.each(ofCases.filter(({ name }) => !AT_ONCE.includes(name)).map((dialog) => [dialog.name, dialog] as const))(
    'when a page of %s is sent in, then it is refused or asked again, and nothing is stored',
    async (name, dialog) => {
      const house = await openHouse();
      const caseId = await opened(house);
      const before = (await house.store.cases.readEvents(caseId)).length;
      const fields = fieldsOf(dialog).filter((field) => !(dialog.carries ?? []).includes(field));
      const values = Object.fromEntries(fields.map((field) => [field, value]));
      for (const [index] of dialog.pages.entries()) {
        const reply = await house.act('carla', name, { case: caseId, page: index + 1, values });
        expect(reply.kind === 'dialog' || reply.code !== undefined).toBe(true);
      }
      expect(await house.store.cases.readEvents(caseId)).toHaveLength(before);
    },
  );
});
