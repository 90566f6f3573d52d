import { Alert, Button, Input, type InputRef, Modal } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { benefitsConsoleText } from '../../benefits-console.text.ts'

const text = benefitsConsoleText.redeem

type Detector = { detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]> }
type DetectorKind = new (wish: { formats: readonly string[] }) => Detector

/** What a browser may bring that reads square codes by itself. */
function detectorKind(): DetectorKind | undefined {
  return (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector
}

/** Twelve digits, typed or scanned: they are taken as soon as they are there. */
export function CodeField({
  busy,
  locked,
  onCode,
}: {
  busy: boolean
  locked: boolean
  onCode: (code: string) => void
}) {
  const [typed, setTyped] = useState('')
  const [scanning, setScanning] = useState(false)
  const field = useRef<InputRef>(null)
  const digits = typed.replaceAll(/\D/g, '')
  useEffect(() => {
    if (!busy) field.current?.focus()
  }, [busy])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (digits.length !== 12 || busy || locked) return
    setTyped('')
    onCode(digits)
  }

  return (
    <form className="redeem-field" onSubmit={submit}>
      <label htmlFor="redeem-code">{text.code}</label>
      <div className="redeem-code-row">
        <Input
          id="redeem-code"
          ref={field}
          autoFocus
          size="large"
          inputMode="numeric"
          autoComplete="off"
          maxLength={16}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {detectorKind() && (
          <Button size="large" icon={<Icon name="qr-code" />} disabled={locked} onClick={() => setScanning(true)}>
            {text.camera}
          </Button>
        )}
        <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={digits.length !== 12 || locked}>
          {text.act}
        </Button>
      </div>
      <small>{text.codeHelp}</small>
      {scanning && (
        <Camera
          onClose={() => setScanning(false)}
          onCode={(code) => {
            setScanning(false)
            onCode(code)
          }}
        />
      )}
    </form>
  )
}

const lookMs = 200

function Camera({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const found = useRef(onCode)
  found.current = onCode
  const [denied, setDenied] = useState(false)
  useEffect(() => {
    const Kind = detectorKind()!
    const detector = new Kind({ formats: ['qr_code'] })
    let stream: MediaStream | null = null
    let stopped = false
    const close = () => {
      stopped = true
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const look = async () => {
      if (stopped || !video.current) return
      const codes = await detector.detect(video.current).catch(() => [])
      const code = codes.map((one) => one.rawValue).find((value) => /^\d{12}$/.test(value))
      if (code && !stopped) return found.current(code)
      setTimeout(() => void look(), lookMs)
    }
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(
      (opened) => {
        stream = opened
        if (!video.current || stopped) return close()
        video.current.srcObject = opened
        void video.current.play().then(look)
      },
      () => setDenied(true),
    )
    return close
  }, [])
  return (
    <Modal open title={text.cameraTitle} footer={null} onCancel={onClose} destroyOnHidden>
      {denied ? (
        <Alert type="warning" showIcon title={text.cameraDenied} />
      ) : (
        <video ref={video} className="redeem-camera" muted playsInline />
      )}
    </Modal>
  )
}
