/** The service's own names. */
export const serviceText = { name: '惠工商城' }

export const refusalText: Record<string, string> = {}
