import { forgetMessages } from './forget-messages.ts'

/** Recurring work: crontab times in UTC, here half past two at night in Shanghai. */
export const recurring = [{ kind: 'notices.forget-messages', times: '30 18 * * *', run: forgetMessages }]
