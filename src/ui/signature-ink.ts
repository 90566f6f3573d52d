type Point = { readonly x: number; readonly y: number }
export type Stroke = readonly Point[]

/** Length of all strokes in CSS pixels: a tap or a slip of the finger is not a name. */
export function inkLength(strokes: readonly Stroke[]): number {
  let length = 0
  for (const stroke of strokes) {
    for (let at = 1; at < stroke.length; at += 1) {
      length += Math.hypot(stroke[at]!.x - stroke[at - 1]!.x, stroke[at]!.y - stroke[at - 1]!.y)
    }
  }
  return length
}

/** Draws strokes as smooth lines through the middles of their points. */
export function drawStrokes(pen: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  pen.lineWidth = 3.2
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const stroke of strokes) {
    pen.beginPath()
    pen.moveTo(stroke[0]!.x, stroke[0]!.y)
    for (let at = 1; at < stroke.length; at += 1) {
      const from = stroke[at - 1]!
      const to = stroke[at]!
      pen.quadraticCurveTo(from.x, from.y, (from.x + to.x) / 2, (from.y + to.y) / 2)
    }
    pen.stroke()
  }
}

/** Writes a typed name as large as it fits. */
export function drawName(pen: CanvasRenderingContext2D, name: string, width: number, height: number): void {
  const size = Math.min(height * 0.5, (width * 0.86) / Math.max(name.length, 1))
  pen.font = `${size}px "Kaiti SC", STKaiti, KaiTi, "Noto Serif SC", "Noto Sans SC", serif`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(name, width / 2, height / 2)
}
