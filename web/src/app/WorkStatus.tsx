import { Suspense, useState } from 'react'
import type { ReactNode } from 'react'
import { useRefusalWords } from '../i18n/use-refusals.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { Press } from '../ui/Button.tsx'
import { Hidden, Notice } from '../ui/Feedback.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useClockOff } from './clock-off.ts'
import { extra } from './extra.ts'
import { useStatus } from './services.tsx'
import { useSignal } from './signal.ts'
import type { StatusSheetProps } from './StatusSheet.tsx'
import { statusLine } from './status-words.ts'
import { statusWords } from './words.ts'

const StatusSheet = extra<StatusSheetProps>(() => import('./StatusSheet.tsx'))

/** The state of my work in one line; pressing it says where everything is, and leads to settings and help. */
export function WorkStatus({ action }: { readonly action?: ReactNode }) {
  const language = useLanguage()
  const t = useText(statusWords)
  const status = useStatus()
  const { tone, icon, line } = statusLine(status, language, useSignal(), useRefusalWords())
  const clock = useClockOff(status.link)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <div className={`status-line tone-${tone}`}>
        <Press className="status-press" onPress={() => setOpen(true)} label={t.more(line)}>
          <Icon name={icon} />
          <span>{line}</span>
          <Icon name="next" />
        </Press>
        <Hidden>
          <span role="status">{line}</span>
        </Hidden>
        {action}
        {isOpen && (
          <Suspense fallback={null}>
            <StatusSheet isClockOff={clock.isOff} onClose={() => setOpen(false)} />
          </Suspense>
        )}
      </div>
      {clock.isOff && !clock.isRead && (
        <Notice tone="porch" onDismiss={clock.dismiss}>
          {t.clockOff}
        </Notice>
      )}
    </>
  )
}
