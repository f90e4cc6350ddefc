import { ActivityTypes, type Activity, type TurnContext } from 'botbuilder';

/** Whether Teams waits for an answer to one of these in the body of the HTTP answer. */
export const isInvoke = (activity: Activity, ...names: readonly string[]): boolean =>
  activity.type === 'invoke' && activity.name !== undefined && names.includes(activity.name);

export const respond = async (context: TurnContext, body: object): Promise<void> => {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
};
