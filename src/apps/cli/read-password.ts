import type { ReadStream } from 'node:tty'
import { refusal } from './errors.ts'
import { commandText } from './text.ts'

type Keyboard = NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY' | 'setRawMode'>>

const keys = { end: '\u0004', interrupt: '\u0003', backspace: ['\b', '\u007f'], enter: ['\r', '\n'] }

/**
 * A password that was never an argument, where `ps` and the shell's history would keep it: typed twice at a terminal
 * that shows nothing, or the first line of what is piped in. Refuses an empty one and two that differ.
 */
export async function readPassword(input: Keyboard, tell: (text: string) => void): Promise<string> {
  if (!input.isTTY) return requireSome(await firstLine(input))
  const password = requireSome(await typedUnseen(input, tell, commandText.password))
  const again = await typedUnseen(input, tell, commandText.passwordAgain)
  if (again !== password) throw refusal('cli.passwords-differ')
  return password
}

function requireSome(password: string): string {
  if (password === '') throw refusal('cli.password-empty')
  return password
}

async function firstLine(input: Keyboard): Promise<string> {
  let text = ''
  for await (const piece of input) {
    text += piece
    if (text.includes('\n')) break
  }
  return text.split(/\r?\n/)[0]!
}

/** Raw mode turns the echo off, and with it the terminal's own line editing and Ctrl-C. */
function typedUnseen(input: Keyboard, tell: (text: string) => void, prompt: string): Promise<string> {
  tell(prompt)
  input.setRawMode?.(true)
  input.resume()
  return new Promise((typed) => {
    let password = ''
    const done = (answer: string) => {
      input.off('data', press)
      input.setRawMode?.(false)
      input.pause()
      tell('\n')
      typed(answer)
    }
    const press = (pressed: Buffer) => {
      for (const key of pressed.toString()) {
        if (keys.enter.includes(key)) return done(password)
        if (key === keys.end) return done('')
        if (key === keys.interrupt) {
          done('')
          return process.kill(process.pid, 'SIGINT')
        }
        password = keys.backspace.includes(key) ? password.slice(0, -1) : password + key
      }
      return undefined
    }
    input.on('data', press)
  })
}
