import './steps.css'
import { uiText } from './text.ts'

/** Where one stands in a task of a few steps; `at` counts from 1. */
export function Steps({ names, at }: { names: readonly string[]; at: number }) {
  return (
    <ol className="gh-steps" aria-label={uiText.step(at, names.length)}>
      {names.map((name, index) => (
        <li key={name} data-stand={stand(index + 1, at)} aria-current={index + 1 === at ? 'step' : undefined}>
          <i>{index + 1}</i>
          <span>{name}</span>
        </li>
      ))}
    </ol>
  )
}

function stand(step: number, at: number): 'done' | 'now' | 'next' {
  if (step === at) return 'now'
  return step < at ? 'done' : 'next'
}
