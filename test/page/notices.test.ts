import type { Locator } from 'playwright-core';
import { desktop, phone, practicePage } from './practice-page';
import { Visitor } from './visitor';

const { practice, browser } = practicePage();

const begin = async ({ page }: Visitor): Promise<void> => {
  await page.getByRole('button', { name: 'Opnieuw beginnen…' }).click();
  await page.getByRole('button', { name: 'Opnieuw beginnen', exact: true }).click();
};

describe('while the practice school begins anew', () => {
  it('no control can be pressed, and afterwards all can', async () => {
    const visitor = await Visitor.at(browser(), practice().url, desktop);
    const { page } = visitor;
    let goOn = (): void => undefined;
    const held = new Promise<void>((done) => (goOn = done));
    await page.route('**/practice/reset', async (route) => {
      await held;
      await route.continue();
    });
    await begin(visitor);
    await page.locator('.controls[inert]').waitFor();
    goOn();
    await page.locator('.controls:not([inert])').waitFor();
    await page.getByRole('button', { name: 'Storing…' }).click();
    await page.getByText('Een storing oefenen').waitFor();
    expect(visitor.complaints).toEqual([]);
  });
});

describe('a notice on a wide screen', () => {
  it('covers nothing of the conversation', async () => {
    const visitor = await Visitor.at(browser(), practice().url, desktop);
    const { page } = visitor;
    await page.route('**/practice/reset', (route) => route.fulfill({ status: 409, json: { error: 'Nu even niet.' } }));
    await begin(visitor);
    const notice = await page.locator('.toast').boundingBox();
    const conversation = await visitor.conversation.boundingBox();
    expect((notice?.x ?? 0) + (notice?.width ?? 0)).toBeLessThanOrEqual(conversation?.x ?? 0);
  });
});

/** Where the rows of these buttons begin, in pixels. */
async function rowsOf(buttons: Locator): Promise<readonly number[]> {
  const all = await buttons.all();
  const boxes = await Promise.all(all.map(async (button) => (await button.boundingBox()) ?? { x: 0, y: 0 }));
  const rows = [...new Set(boxes.map(({ y }) => y))];
  return rows.map((row) => Math.min(...boxes.filter(({ y }) => y === row).map(({ x }) => x)));
}

describe('the buttons of a card', () => {
  it('begin each row at the same place, however narrow the phone is', async () => {
    const visitor = await Visitor.at(browser(), practice().url, phone);
    await visitor.become('Anna Bakker');
    await visitor.open('Zorgmelding');
    await visitor.say('/zorgmelding');
    const buttons = visitor.message('Maak je je zorgen').locator('.ac-actionSet').last().getByRole('button');
    await buttons.last().waitFor();
    const indented: number[] = [];
    for (let width = 320; width <= 430; width += 1) {
      await visitor.page.setViewportSize({ ...phone, width });
      if (new Set(await rowsOf(buttons)).size > 1) indented.push(width);
    }
    expect(indented).toEqual([]);
  });
});
