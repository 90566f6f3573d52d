import { expect, test } from 'vitest'
import { type ConfigRefused, readConfig } from './config.ts'

const whole = {
  NODE_ENV: 'production',
  GONGHUI_SECRET: 'long enough to be the secret of a platform',
  SMS_GATEWAY_URL: 'https://sms.example/',
  SMS_GATEWAY_SECRET: 'signs messages',
}

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    return (error as ConfigRefused).faults
  }
}

test('production names everything that is missing at once', () => {
  expect(faultsOf(whole)).toEqual([])
  expect(faultsOf({ NODE_ENV: 'production' })).toHaveLength(2)
  expect(faultsOf({ ...whole, SMS_GATEWAY_SECRET: '' })[0]).toContain('SMS_GATEWAY_SECRET')
})

test('an identity check that nobody could tell from a forged one is refused', () => {
  const checked = { ...whole, IDENTITY_CHECK_URL: 'https://identity.example/' }
  expect(faultsOf(checked)[0]).toContain('IDENTITY_CHECK_SECRET')
  expect(faultsOf({ ...checked, IDENTITY_CHECK_SECRET: 'signs questions' })).toEqual([])
})
