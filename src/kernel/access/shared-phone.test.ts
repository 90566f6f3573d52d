import { describe, expect, test } from 'vitest'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { recordDeath, registerPerson } from '../people/index.ts'
import { guest } from './actors.ts'
import { idNumber, messages, minutesLater, notices, openCast, refused, signInByPhone, ties, visitor } from './cast.ts'
import { sendSmsCode } from './send-sms-code.ts'
import { signInWithSmsCode } from './sign-in-with-sms-code.ts'

openCast()

let phones = 300
let persons = 10

/** A phone that persons of these names share. */
async function shared(...names: string[]) {
  phones += 1
  const phone = `13812346${phones}`
  const ids = await transaction(system, async (tx) => {
    const registered: string[] = []
    for (const name of names) {
      persons += 1
      registered.push(await registerPerson(tx, { name, idNumber: idNumber(persons), phone }))
    }
    return registered
  })
  return { phone, ids }
}

const ask = async (phone: string, from = visitor) => (await sendSmsCode(ties, from, { phone })).code
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** What a right code is answered with while several share the phone. */
async function choicesAfter(phone: string, code: string) {
  const failure = await signInWithSmsCode(ties, visitor, { phone, code }).then(
    () => null,
    (error) => error,
  )
  expect(failure).toEqual(refused('access.person-to-choose'))
  return failure.facts as { choices: string[]; names: string[] }
}

async function enterAs(phone: string, at: number) {
  const code = await ask(phone)
  const { choices } = await choicesAfter(phone, code)
  return signInWithSmsCode(ties, visitor, { phone, code, choice: choices[at]! })
}

describe('a phone that several share', () => {
  test('each picks herself by her masked name, and the code is used up', async () => {
    const { phone, ids } = await shared('林小英', '周大海')
    const code = await ask(phone)
    const { choices, names } = await choicesAfter(phone, code)
    expect(names).toEqual(['林*英', '周*海'])
    const { actor } = await signInWithSmsCode(ties, visitor, { phone, code, choice: choices[1]! })
    expect(actor.personId).toBe(ids[1])
    const again = signInWithSmsCode(ties, visitor, { phone, code, choice: choices[0]! })
    await expect(again).rejects.toEqual(refused('access.code-wrong'))
  })

  test('names that look the same bear the tail of the id number', async () => {
    const { phone } = await shared('王小英', '王大英', '周海')
    const { names } = await choicesAfter(phone, await ask(phone))
    const tails = [persons - 2, persons - 1].map((sequence) => idNumber(sequence).slice(-4))
    expect(names).toEqual([`王*英（证件尾号 ${tails[0]}）`, `王*英（证件尾号 ${tails[1]}）`, '周*'])
  })

  test('nobody is named before the code is right: a wrong one is told as of any phone, and choices need the code', async () => {
    const { phone } = await shared('林小英', '周大海')
    const code = await ask(phone)
    const guess = (typed: { phone: string; code: string; choice?: string }) =>
      signInWithSmsCode(ties, visitor, typed).then(
        () => 'signed in',
        (error) => ({ code: error.code, facts: error.facts }),
      )
    const wrongHere = await guess({ phone, code: wrong(code) })
    const wrongThere = await guess({ phone: '13900000000', code: '123456' })
    expect(wrongHere).toEqual({ code: 'access.code-wrong', facts: {} })
    expect(wrongThere).toEqual(wrongHere)
    const { choices } = await choicesAfter(phone, code)
    expect(await guess({ phone, code: wrong(code), choice: choices[0]! })).toEqual(wrongHere)
  })

  test('sending a code takes as long and answers as much as for any phone, and belongs to nobody’s record', async () => {
    const { phone } = await shared('林小英', '周大海')
    const timed = async (to: string) => {
      const began = performance.now()
      const { code, ...told } = await sendSmsCode(ties, visitor, { phone: to })
      return { told, ms: performance.now() - began, digits: code.length }
    }
    const [several, nobody] = [await timed(phone), await timed('13900000000')]
    expect(several.told).toEqual(nobody.told)
    expect(Math.min(several.ms, nobody.ms)).toBeGreaterThan(195)
    expect(messages).toMatchObject([{ personId: null, phone }])
  })

  test('a choice of nobody costs a guess, and five end the code', async () => {
    const { phone } = await shared('林小英', '周大海')
    const code = await ask(phone)
    const { choices } = await choicesAfter(phone, code)
    for (let guess = 0; guess < 5; guess += 1)
      await expect(signInWithSmsCode(ties, visitor, { phone, code, choice: newId() })).rejects.toEqual(
        refused('access.code-wrong'),
      )
    const late = signInWithSmsCode(ties, visitor, { phone, code, choice: choices[0]! })
    await expect(late).rejects.toEqual(refused('access.code-wrong'))
  })

  test('of two choices at once with one code, one signs in', async () => {
    const { phone } = await shared('林小英', '周大海')
    const code = await ask(phone)
    const { choices } = await choicesAfter(phone, code)
    const outcomes = await Promise.allSettled(
      choices.map((choice) => signInWithSmsCode(ties, visitor, { phone, code, choice })),
    )
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('of one living person it asks nothing; of nine it signs nobody in', async () => {
    const { phone, ids } = await shared('林小英', '林小兰')
    await transaction(system, (tx) => recordDeath(tx, { personId: ids[1]!, on: '2026-11-20' }))
    expect((await signInByPhone(phone)).actor.personId).toBe(ids[0])
    const office = await shared(...Array.from({ length: 9 }, (_, at) => `职工${at}`))
    await expect(signInByPhone(office.phone)).rejects.toEqual(refused('access.phone-of-several'))
  })
})

describe('whoever has proven a phone hers', () => {
  test('is told when another signs in with it; who never did is not', async () => {
    const { phone, ids } = await shared('林小英', '周大海', '林小兰')
    await enterAs(phone, 0)
    expect(notices).toEqual([])
    minutesLater(2)
    await enterAs(phone, 1)
    expect(notices).toMatchObject([
      {
        personId: ids[0],
        title: '有人用您的手机号登录',
        text: expect.stringMatching(/^周\*海刚用您的手机号 138\*{4}\d{4}/),
      },
    ])
    minutesLater(4)
    await enterAs(phone, 0)
    expect(notices.slice(1)).toMatchObject([{ personId: ids[1] }])
  })

  test('is told also when she signed in while the phone was hers alone', async () => {
    const { phone, ids } = await shared('林小英')
    await signInByPhone(phone)
    persons += 1
    await transaction(system, (tx) => registerPerson(tx, { name: '周大海', idNumber: idNumber(persons), phone }))
    minutesLater(2)
    await enterAs(phone, 1)
    expect(notices).toMatchObject([{ personId: ids[0] }])
  })

  test('hears nothing of a sign-in with another phone', async () => {
    const [one, other] = [await shared('林小英'), await shared('周大海')]
    await signInByPhone(one.phone)
    await signInByPhone(other.phone, guest(newId(), visitor.address))
    expect(notices).toEqual([])
  })
})
