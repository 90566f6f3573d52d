import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import './account.css'

const text = consoleText.codes

/** The codes, shown once; copied, printed or written down by hand. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))
  return (
    <div className="stack">
      <p>{text.lead}</p>
      <ul className="recovery-codes" aria-label={text.title}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="row no-print">
        <Button icon={<Icon name="file" size="s" />} onClick={copy}>
          {copied ? text.copied : text.copy}
        </Button>
        <Button icon={<Icon name="print" size="s" />} onClick={() => print()}>
          {text.print}
        </Button>
      </div>
    </div>
  )
}
