import { StorageUnavailable } from '../../src/service/ports';
import type { Reply } from '../../src/service/request';
import type { Values } from '../../src/view/values';
import type { Tables } from '../../src/store/tables';
import { lindeboom } from '../case/given';
import type { House } from './house';
import { opened } from './story';

export const first = { what: 'Een blauwe plek', nature: 'told-by-child', direction: 'neutral' };
export const second = { date: '2027-05-10', place: 'Het plein', situation: 'In de pauze', alone: true, safe: 'yes' };
export const last = { quote: 'Dat zeg ik niet' };
export const hour = 3_600_000;

type Form = Extract<Reply, { kind: 'dialog' }>;
function formIn(reply: Reply): Form {
  if (reply.kind !== 'dialog') throw new Error(`no form: ${reply.kind} ${reply.code ?? ''}`);
  return reply;
}
export const idOf = (house: House, by: string): string => lindeboom.school.people[by]?.id ?? house.ports.instance;

/** Somebody in front of a form: what they see, and what they press on it. */
export class Window {
  constructor(
    private readonly house: House,
    private readonly by: string,
    private readonly about: { readonly case?: string; readonly task?: string },
    private readonly verb = 'record-signal',
  ) {}
  reply: Reply = { kind: 'message', text: '' };

  async open(values: Values = {}): Promise<this> {
    this.reply = await this.house.act(this.by, this.verb, { ...this.about, values });
    return this;
  }
  /** Presses the button that sends the page in, or another one of it. */
  async press(values: Values, more: Values = {}): Promise<this> {
    const { page } = formIn(this.reply);
    this.reply = await this.house.act(this.by, page.form, {
      ...this.about,
      ...(page.case === undefined ? {} : { case: page.case }),
      page: page.page,
      values: { ...page.kept, ...values, ...more },
    });
    return this;
  }
  back = (values: Values = {}): Promise<this> => this.press(values, { back: true });
  /** Presses a button that opens something. */
  async go(title: string): Promise<this> {
    const { page } = formIn(this.reply);
    const action = page.actions.find((one) => one.kind === 'go' && one.title === title);
    if (action?.kind !== 'go') throw new Error(`no button ${title}`);
    const { case: caseId = page.case, ...values } = action.carries as Values & { readonly case?: string };
    this.reply = await this.house.act(this.by, action.verb, {
      ...this.about,
      ...(caseId === undefined ? {} : { case: caseId }),
      values: { ...page.kept, ...values },
    });
    return this;
  }
  get form(): Form {
    return formIn(this.reply);
  }
  /** What is in the fields of the page. */
  get values(): Values {
    return Object.fromEntries(
      this.form.page.blocks.flatMap((block) =>
        'value' in block && block.value !== undefined ? [[block.id, block.value]] : [],
      ),
    );
  }
}

export const kept = async (house: House, by: string) => house.store.drafts.of(idOf(house, by));
export const signals = async (house: House, caseId: string): Promise<number> =>
  (await house.stateOf(caseId)).counts.signals;
export const toldOf = (house: House, by: string): readonly string[] =>
  house.platform.privately(idOf(house, by)).map((one) => JSON.stringify(one));

export async function begun(house: House, by = 'anna') {
  const caseId = await opened(house);
  const form = await new Window(house, by, { case: caseId }).open();
  await form.press(first);
  return { caseId, form };
}

/** Tables that can be away. */
export function switchable(): { on: boolean; readonly tables: (tables: Tables) => Tables } {
  const away = {
    on: false,
    tables: (tables: Tables): Tables =>
      new Proxy(tables, {
        get: (target, name, self) => {
          if (away.on) return () => Promise.reject(new StorageUnavailable('away'));
          return Reflect.get(target, name, self) as unknown;
        },
      }),
  };
  return away;
}
