import { workerText as text } from './text.ts'

const compoundSurnames = new Set(text.compoundSurnames.split(' '))

/** How a worker is addressed: 陈师傅; whoever has no Han surname is called by the whole name. */
export function addressed(name: string): string {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return name
  const surname = name.length > 2 && compoundSurnames.has(name.slice(0, 2)) ? name.slice(0, 2) : name.slice(0, 1)
  return text.master(surname)
}

/** The greeting of an hour of the day. */
export function greetingAt(hour: number): string {
  if (hour < 11) return text.greetings.morning
  if (hour < 13) return text.greetings.noon
  return hour < 18 ? text.greetings.afternoon : text.greetings.evening
}
