import { Watermark } from 'antd'
import { useState } from 'react'
import { sayFullDay, timeOf } from '../../platform/client/say-dates.ts'
import { instantNow } from '../../platform/client/today.ts'
import { dayOf } from '../../platform/dates.ts'
import { useMe } from './me.ts'

/** Who looks at this page and since when, palely across it: a photograph of the screen says from whom it came. */
export function ReaderMark() {
  const { me } = useMe()
  const [since] = useState(instantNow)
  const who = [me.name, me.accountTail].filter(Boolean).join(' ')
  return (
    <div className="reader-mark" aria-hidden="true">
      <Watermark
        content={[who, `${sayFullDay(dayOf(since))} ${timeOf(since)}`]}
        font={{ fontSize: 14, color: 'rgba(90, 96, 110, 0.10)' }}
        gap={[120, 110]}
        rotate={-20}
        style={{ height: '100%' }}
      >
        <div style={{ height: '100%' }} />
      </Watermark>
    </div>
  )
}
