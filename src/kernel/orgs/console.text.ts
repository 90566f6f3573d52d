/** Words of the picker of unions. */
export const consoleText = { orgAll: '{name}（全部）', orgPick: '工会' } as const
