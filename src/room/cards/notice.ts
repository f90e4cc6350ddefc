import { go, heading, say, view } from '../../view/build';
import type { View } from '../../view/view';
import type { NoticeData } from '../card-data';

/** What happened and what can be done now. */
export const notice = ({ title, text, button }: NoticeData): View =>
  view([heading(title), say(text)], button === undefined ? [] : go(button.title, button.verb));
