import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { TextInput } from './Field.tsx'
import { Icon } from './icons/Icon.tsx'
import { drawName, drawStrokes, inkLength, type Stroke } from './signature-ink.ts'
import './signature-pad.css'
import { uiText } from './text.ts'

const leastInk = 60
const ink = '#1b1a18'
const paper = '#ffffff'

/**
 * A field to sign in with a finger, a pen or a mouse; whoever cannot draw types the name instead.
 * `onSigned` gets the picture as base64 PNG without a prefix, or null while it is not yet a name.
 */
export function SignaturePad({ label, onSigned }: { label: string; onSigned: (png: string | null) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const [signed, setSigned] = useState(false)
  const sheet = useRef<HTMLCanvasElement>(null)
  const strokes = useRef<Stroke[]>([])

  function settle(name: string | null) {
    paint(sheet.current, strokes.current, name)
    const enough = name === null ? inkLength(strokes.current) >= leastInk : name.trim().length >= 2
    setSigned(enough)
    onSigned(enough ? (sheet.current?.toDataURL('image/png').split(',')[1] ?? null) : null)
  }

  useEffect(() => {
    const redraw = () => paint(sheet.current, strokes.current, typed)
    redraw()
    addEventListener('resize', redraw)
    return () => removeEventListener('resize', redraw)
  }, [typed])

  function change(name: string | null) {
    strokes.current.length = 0
    setTyped(name)
    settle(name)
  }

  return (
    <div className="gh-signature">
      <div className="gh-signature-head">
        <b>{label}</b>
        {signed ? (
          <button type="button" onClick={() => change(typed === null ? null : '')}>
            <Icon name="undo" size="s" />
            {uiText.signAgain}
          </button>
        ) : null}
      </div>
      {typed === null ? null : (
        <TextInput
          value={typed}
          onText={(name) => change(name)}
          maxLength={20}
          aria-label={uiText.typedName}
          placeholder={uiText.typedName}
        />
      )}
      <div className="gh-signature-paper">
        <canvas
          ref={sheet}
          role="img"
          aria-label={signed ? uiText.signed : uiText.signHere}
          {...(typed === null
            ? drawing(
                strokes.current,
                () => paint(sheet.current, strokes.current, null),
                () => settle(null),
              )
            : {})}
        />
        {signed || typed !== null ? null : <span aria-hidden="true">{uiText.signHere}</span>}
      </div>
      <button className="gh-signature-way" type="button" onClick={() => change(typed === null ? '' : null)}>
        {typed === null ? uiText.signByKeyboard : uiText.signByHand}
      </button>
    </div>
  )
}

function paint(canvas: HTMLCanvasElement | null, strokes: readonly Stroke[], name: string | null): void {
  const pen = canvas?.getContext('2d')
  if (!canvas || !pen) return
  const { width, height } = canvas.getBoundingClientRect()
  const density = Math.min(2, devicePixelRatio)
  if (canvas.width !== Math.round(width * density) || canvas.height !== Math.round(height * density)) {
    canvas.width = Math.round(width * density)
    canvas.height = Math.round(height * density)
  }
  pen.setTransform(density, 0, 0, density, 0, 0)
  pen.fillStyle = paper
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = ink
  pen.strokeStyle = ink
  if (name === null) drawStrokes(pen, strokes)
  else drawName(pen, name.trim(), width, height)
}

type Drawn = PointerEvent<HTMLCanvasElement>

/** The pointer’s part: a stroke begins, grows and ends. */
function drawing(strokes: Stroke[], onMove: () => void, onEnd: () => void) {
  const place = (event: Drawn) => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  return {
    onPointerDown: (event: Drawn) => {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      strokes.push([place(event)])
    },
    onPointerMove: (event: Drawn) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
      strokes[strokes.length - 1] = [...strokes[strokes.length - 1]!, place(event)]
      onMove()
    },
    onPointerUp: onEnd,
    onPointerCancel: onEnd,
  }
}
