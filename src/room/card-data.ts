import type { Day } from '../agreement/time';
import type { TaskKind } from '../agreement/protocol-schema';
import type { CommandName } from '../case/commands';
import type { TalkPartner } from '../case/talk/talk';
import type { TaskAction } from './task-actions';
import type { CardName, DialogName } from './names';

/*
 * What each card in a room or a one-to-one chat is given to show. Process only: a code, a step, a role, a name of staff,
 * a date. Every `spoken` date is already in words ("vr 21 mei"); none of these texts may hold what happened.
 * Types, not interfaces, so that they fit in a `CardSpec` as plain JSON.
 */

/** A moment or day as people say it, from `spoken` or `spokenDay`. */
export type Spoken = string;

/** What every card of a case carries, for its buttons. */
export type OfCase = {
  /** Four sayable characters; never shown on an anonymous request. */
  readonly code: string;
  readonly case: string;
};

/** What a card of one task carries besides: the version is how a stale card is recognised. */
export type OfTask = OfCase & { readonly task: string; readonly version: number };

/** What the bot can do. `text` is the first line, such as "Dat begreep ik niet, en er is niets gemeld. Dit kan ik wel:". */
export type StartData = {
  readonly text?: string;
  /** Whether the list of all cases is for this person. */
  readonly process?: boolean;
  /** Whether this person may say who does what at the school. */
  readonly appoints?: boolean;
  /** Whom anybody can call, a line each. */
  readonly helplines?: readonly string[];
  /** What the school should know of its own protocol; to who leads. */
  readonly remarks?: readonly string[];
};

/** What happened and what can be done now. `button` opens a dialog, or sends `start`, `help` or `show-overview`. */
export type NoticeData = {
  readonly title: string;
  readonly text: string;
  readonly button?: { readonly title: string; readonly verb: DialogName | 'start' | 'help' | 'show-overview' };
  readonly code?: string;
  readonly case?: string;
  readonly task?: string;
  readonly version?: number;
  /** The lock screen then asks to look now. */
  readonly urgent?: boolean;
};

/** To the reporter: that it arrived, who reads it and by when. */
export type ReceivedData = OfCase & {
  readonly state: 'received' | 'taken-up' | 'closed';
  /** The coordinator's name. */
  readonly coordinator: string;
  readonly until: Spoken;
};

/** On top of the room. */
export type RoomCardData = OfCase & {
  readonly status: 'open' | 'closed' | 'frozen';
  /** Danger now was declared, and not taken back. */
  readonly emergency: boolean;
  /** From 1. */
  readonly stepNumber: number;
  readonly stepCount: number;
  readonly stepTitle: string;
  /** The steps before this one that were taken, and in which nothing is asked any more. */
  readonly stepsDone: readonly { readonly number: number; readonly title: string }[];
  /** Open requests: the name of the one who is asked, the task's title, its term. */
  readonly asked: readonly { readonly who: string; readonly what: string; readonly until: Spoken }[];
};

/** A request to one person, in the room with a mention or one to one. */
export type RequestData = OfTask & {
  /** The task's title in the protocol: "Overleg gevraagd". */
  readonly title: string;
  readonly who: string;
  readonly until: Spoken;
  /** A whole sentence, of the protocol. */
  readonly why: string;
  readonly kind: TaskKind;
  /** What its button does: open this form, or say that it was read. */
  readonly form: DialogName | 'acknowledge';
  /** Whether who is told something may read more of it: a director who only hears of a case reads nothing. */
  readonly reads?: true;
  /** Whether "Later…" is offered. */
  readonly later: boolean;
  readonly state: 'open' | 'answered' | 'declined' | 'withdrawn' | 'lapsed' | 'handed-over';
  /** When it got this state, once it is not open. */
  readonly on?: Spoken;
  /** Somebody outside the school: no code, room, school or reporter is shown. */
  readonly anonymous: boolean;
  /** Whether this is not the first time. */
  readonly reminder: boolean;
  readonly postponedUntil?: Spoken;
  /** Who weighs along, by name, where it asks to weigh. */
  readonly along?: readonly string[];
  /** With whom a talk is left to plan, where it asks to plan several and another is planned. */
  readonly left?: readonly TalkPartner[];
  /** Whether it asks to speak with the parents while Veilig Thuis is called before anybody is spoken with. */
  readonly callFirst?: true;
  /** By being asked this, somebody came in: as what. */
  readonly joins?: string;
  readonly urgent?: boolean;
};

/** "Zijn de ouders aangekomen?", answered on the card itself. */
export type FollowUpData = OfTask & {
  readonly title: string;
  readonly who: string;
  readonly until: Spoken;
  /** The day of the referral. */
  readonly since: Spoken;
  /** The protocol's outcomes, in its order. */
  readonly outcomes: readonly { readonly value: string; readonly title: string }[];
  /** How long after the expected day it is asked anew: "7 dagen". */
  readonly again?: string;
  readonly later: boolean;
  /** The first date that may be expected, `2027-05-22`: the day after the latest ask. */
  readonly today: Day;
  readonly state: 'open' | 'answered' | 'withdrawn' | 'lapsed' | 'handed-over';
  readonly on?: Spoken;
  readonly reminder: boolean;
  readonly postponedUntil?: Spoken;
};

/** To the next in line: that something waits, since when and for whom. */
export type EscalationData = OfTask & {
  /** The task's title in the protocol. */
  readonly what: string;
  readonly since: Spoken;
  /** The name of the one who is waited for. */
  readonly who: string;
  readonly coordinator: string;
  readonly to: 'director' | 'board' | 'coordinator' | 'deputy';
  /** Veilig Thuis is called in this case before anybody is spoken with. */
  readonly callFirst?: true;
  readonly state: 'open' | 'taken-up' | 'answered' | 'lapsed';
  readonly urgent?: boolean;
};

/** To the coordinator, and then to the next in line: that nothing new came since a day. */
export type StagnationData = OfCase & {
  readonly since: Spoken;
  readonly coordinator: string;
  /** Whether the reader leads the case, or oversees it. */
  readonly leads: boolean;
  readonly state: 'open' | 'taken-up' | 'closed' | 'lapsed';
};

/** One thing on a {@link MorningData}: what is asked, by when, and the buttons that its own card would have. */
export type MorningLine = {
  readonly title: string;
  /** Until when; or how it ended. */
  readonly text: string;
  readonly open: boolean;
  readonly buttons: readonly {
    readonly title: string;
    /** Whether it decides something at once; else it opens a dialog. */
    readonly decides: boolean;
    readonly data: {
      readonly verb: DialogName | CommandName;
      readonly case: string;
      readonly task?: string;
      readonly version?: number;
      /** So that the answer to it does not take the place of the whole list. */
      readonly morning: true;
    };
  }[];
};

/** Several things for one person on one morning, across cases; as many as its surface shows. */
export type MorningData = {
  /** The bot was away when some of it came. */
  readonly late: boolean;
  readonly open: boolean;
  readonly lines: readonly MorningLine[];
  /** How many more there are than are shown. */
  readonly more?: number;
};

/** Danger now. `told`: to those who must act; `declarer`: to the one who said so. Without a case nothing can be answered. */
export type AlertData = Pick<OfCase, 'code'> & {
  readonly case?: string;
  readonly side: 'told' | 'declarer';
  /** It concerns a member of staff: the board alone is told, and no code is shown. */
  readonly ofStaff: boolean;
  /** Who declared it does not know whether there is danger. */
  readonly doubt?: true;
  /** When it was said: "dinsdag 1 december om 15.40". */
  readonly at: string;
  /** It could be written down only later than it was said. */
  readonly earlier?: true;
  /** To those who do not call Veilig Thuis themselves: that it is called before anybody is spoken with. */
  readonly callFirst?: true;
  /** Who declared it: to be called first. */
  readonly who: string;
  /** `closed`: the case was closed after somebody took it up. */
  readonly state: 'open' | 'taken-up' | 'withdrawn' | 'closed';
  /** Who is on it. */
  readonly by?: string;
  /** To the declarer, while nobody is on it: whom the alert has reached ("Carla Postma en Dirk van Vliet"). */
  readonly reached?: string;
  /** Likewise: whom the bot is still trying to reach. */
  readonly trying?: string;
  /** Nobody could be reached for a minute, or there is nobody to be told. */
  readonly late?: boolean;
  /** Whom they can call themselves: "Carla Postma: 06-0000 0001". */
  readonly phones?: readonly string[];
  /** Whether this person may take it back. */
  readonly leads: boolean;
  readonly urgent: boolean;
};

/** A concern about a member of staff, without a code or a word of content. */
export type BoardData = {
  readonly case: string;
  readonly task: string;
  readonly version: number;
  readonly side: 'board' | 'reporter';
  /** Who asks to be called. */
  readonly caller: string;
  /** When they asked: "dinsdag 1 december om 15.40". */
  readonly at: string;
  /** That could be written down only later. */
  readonly earlier?: true;
  readonly board: string;
  readonly state: 'open' | 'closed';
  /** A case stands still because of it: who said so can say that it was a mistake. */
  readonly standsStill?: true;
};

/** To the coordinator: somebody is in a room, or in a case, who should not be (any more). */
export type PresenceData = OfCase & {
  readonly kind: 'stranger' | 'former';
  /** Absent for somebody whom no school file names. */
  readonly name?: string;
  readonly person: string;
};

/** What every list that somebody asks for says of itself. */
export type LeafData = {
  /** Nothing is in it. */
  readonly empty: boolean;
  /** Where this page is in it; absent when it is the only one. */
  readonly place?: PlaceData;
  /** How many cases in which they take part do not open, and so are not among them. */
  readonly unopened?: number;
  /** On how many of its cases who does what is still being written down, after a role was handed over. */
  readonly behind?: number;
};

/** What every line of a list says of its case. */
export type LeafLine = {
  /** The name of its school, for a reader of several: two schools may have a case of the same code. */
  readonly school?: string;
};

/** Where a page is in its list, in lines from 1. */
export type PlaceData = {
  readonly first: number;
  /** Before `first` where nothing is left to show. */
  readonly last: number;
  /** How many lines the list has; absent when it is only known that there are more than so many. */
  readonly total?: number;
  readonly moreThan?: number;
  /** What its button to the next page carries: what was shown so far. Absent on the last page. */
  readonly next?: string;
};

/** The cases of the one who asks, first due first. */
export type OverviewData = LeafData & {
  readonly cases: readonly (LeafLine & {
    readonly code: string;
    readonly case: string;
    /** The step, or what is asked of this person. */
    readonly what: string;
    readonly until?: Spoken;
    /** Danger that nobody is on yet, in words. */
    readonly danger?: string;
  })[];
};

/** What somebody reported, and how far it is. */
export type ReportsData = LeafData & {
  readonly reports: readonly (LeafLine & {
    readonly code: string;
    readonly case: string;
    readonly state: 'received' | 'taken-up' | 'closed';
    readonly since: Spoken;
    /** Whether it can be added to. */
    readonly add: boolean;
  })[];
};

/** What somebody has to do, a line for each thing. `day` is the day on which it was asked: the card stays. */
export type TodayData = LeafData & {
  readonly day: Spoken;
  /** Danger that nobody is on yet: before everything else. */
  readonly danger: readonly TodayLine[];
  /** Due today or before. */
  readonly now: readonly TodayLine[];
  /** What waits for nobody, or for a choice. */
  readonly hangs: readonly TodayLine[];
  /** What was asked and is due later, and what comes this week. */
  readonly next: readonly TodayLine[];
};

export type TodayLine = LeafLine & {
  readonly text: string;
  readonly until?: Spoken;
  readonly case: string;
  readonly task: string;
  readonly version: number;
  /** What this person can do there and then. */
  readonly actions: readonly TaskAction[];
  /** Whether they can open the case. */
  readonly opens: boolean;
};

/** All cases of a school, for those who watch over them. */
export type ProcessData = LeafData & {
  readonly cases: readonly (LeafLine & {
    readonly code: string;
    readonly case: string;
    /** How far it is, as a line of dots and in words. */
    readonly steps: string;
    readonly since: Spoken;
    readonly open: boolean;
    readonly closed?: Spoken;
    /** Who is waited for, and until when. */
    readonly who?: string;
    readonly until?: Spoken;
    /** What asks for attention. */
    readonly flags?: string;
    /** Somebody is kept out, and the reader may let them read along again. */
    readonly lifts?: boolean;
  })[];
  /** Whether this person may say who does what at the school. */
  readonly appoints?: boolean;
};

export type CardData = {
  readonly start: StartData;
  readonly notice: NoticeData;
  readonly received: ReceivedData;
  readonly room: RoomCardData;
  readonly request: RequestData;
  readonly 'follow-up': FollowUpData;
  readonly escalation: EscalationData;
  readonly stagnation: StagnationData;
  readonly morning: MorningData;
  readonly alert: AlertData;
  readonly board: BoardData;
  readonly presence: PresenceData;
  readonly overview: OverviewData;
  readonly reports: ReportsData;
  readonly today: TodayData;
  readonly process: ProcessData;
};

/** A card as data: which template, and what to put in it. Plain JSON, so that it can be compared and bound anywhere. */
export type CardSpec<Name extends CardName = CardName> = {
  [N in Name]: { readonly template: N; readonly data: CardData[N] & Readonly<Record<string, unknown>> };
}[Name];

/** A card with the data that its template needs: the only way a card should be made. */
export const card = <N extends CardName>(template: N, data: CardData[N]): CardSpec<N> => ({ template, data });
