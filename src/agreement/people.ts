/** A person's Entra object id: a lower-case GUID, the only name for a person that the engine knows. */
export type PersonId = string;

/** The function in which somebody takes part, as the protocol file names it: `coordinator`, `ib-er`, `smw`, … */
export type RoleId = string;

/** The role of somebody of the school for whom its file names none, or whom it does not name. No protocol has a role of this name. */
export const WITHOUT_ROLE: RoleId = 'medewerker';
