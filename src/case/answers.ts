/** "Is het kind vandaag veilig?" */
export const safeties = ['yes', 'no', 'unknown'] as const;
export type Safety = (typeof safeties)[number];

export const contacts = ['talk', 'phone', 'written'] as const;

export const threefold = ['yes', 'no', 'unknown'] as const;

export const answers = ['yes', 'no', 'doubt'] as const;
export type Answer = (typeof answers)[number];
