import { useEffect, useState } from 'react'
import { Icon } from './icons/Icon.tsx'
import './read-aloud.css'
import { uiText } from './text.ts'

const pauseAfter = /(?<=[。；！？\n])/

/**
 * Reads a page to whoever asks, where the phone can; without a voice there is no button.
 * `text` is asked at the press, so that it says what stands there then.
 */
export function ReadAloud({ text, label = uiText.readAloud }: { text: () => string; label?: string }) {
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [])
  if (!('speechSynthesis' in globalThis)) return null

  function speak() {
    speechSynthesis.cancel()
    if (speaking) return setSpeaking(false)
    const pieces = text().split(pauseAfter)
    pieces.forEach((piece, index) => {
      // Long texts stop halfway in Chrome unless they are given sentence by sentence.
      const said = new SpeechSynthesisUtterance(piece)
      said.lang = 'zh-CN'
      said.rate = 0.95
      if (index === pieces.length - 1) said.onend = () => setSpeaking(false)
      speechSynthesis.speak(said)
    })
    setSpeaking(true)
  }

  return (
    <button className="gh-read" type="button" onClick={speak} aria-pressed={speaking}>
      <Icon name={speaking ? 'close' : 'speaker'} />
      {speaking ? uiText.stopReading : label}
    </button>
  )
}
