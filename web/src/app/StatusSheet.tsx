import { useRefusalWords } from '../i18n/use-refusals.ts'
import { useFormat, useLanguage, useText } from '../i18n/use-text.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Facts } from '../ui/List.tsx'
import { Notice } from '../ui/Feedback.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Stack } from '../ui/Screen.tsx'
import { paths } from './paths.ts'
import { useEngine, useGroup, useLock, useStatus } from './services.tsx'
import { useSignal } from './signal.ts'
import { statusLine, toldReason } from './status-words.ts'
import { statusWords } from './words.ts'

export interface StatusSheetProps {
  /** Said here as long as it is so, also to somebody who has read it on a screen. */
  readonly isClockOff: boolean
  readonly onClose: () => void
}

/** Where everything is: on this phone, to the group, from the group. */
export default function StatusSheet({ isClockOff, onClose }: StatusSheetProps) {
  const t = useText(statusWords)
  const language = useLanguage()
  const format = useFormat()
  const engine = useEngine()
  const lock = useLock()
  const group = useGroup()
  const status = useStatus()
  const hasSignal = useSignal()
  const told = toldReason(status, hasSignal)
  const say = useRefusalWords()
  const reason = told ? say({ code: told }) : undefined
  const damage = status.damage ? say({ code: status.damage }) : undefined
  const away =
    status.link === 'offline' && !reason ? (hasSignal ? t.notConnected : t.offline) : status.link === 'connecting' ? t.connecting : ''
  const toGroup = status.waiting > 0 ? t.waitingLong(status.waiting, format.number(status.waiting)) : t.allDelivered
  const fromGroup =
    status.waitingFor > 0
      ? t.waitingFor(status.waitingFor, format.number(status.waitingFor))
      : status.upToDate
        ? t.upToDate
        : status.link === 'online'
          ? t.catchingUp
          : t.unknownOthers
  return (
    <Sheet title={t.title} isOpen onClose={onClose}>
      <p>
        <strong>{statusLine(status, language, hasSignal, say).line}</strong>
      </p>
      <Facts
        sentences
        facts={[
          [t.onPhone, status.saved === 'problem' ? t.notSaved : (damage?.text ?? t.allSaved)],
          ...(status.link === 'none'
            ? ([[t.toGroup, t.byFile]] as const)
            : ([
                [t.toGroup, away ? `${toGroup} ${away}` : toGroup],
                [t.fromGroup, fromGroup],
              ] as const)),
        ]}
      />
      {reason && (
        <Notice tone="porch" title={reason.title}>
          {reason.text}
        </Notice>
      )}
      {isClockOff && <Notice tone="porch">{t.clockOff}</Notice>}
      {status.setAside > 0 && (
        <Notice tone="porch" title={t.setAside(status.setAside, format.number(status.setAside))}>
          {t.setAsideText}
        </Notice>
      )}
      {status.twin === 'this-phone' && (
        <Notice tone="stop" title={t.twin}>
          {t.twinText}
        </Notice>
      )}
      <Stack>
        {(status.setAside > 0 || status.twin) && (
          <LinkButton wide icon="warning" href={paths.aside} onPress={onClose}>
            {t.toAside}
          </LinkButton>
        )}
        {status.link !== 'none' && status.link !== 'online' && (
          <Button wide icon="signal" onPress={() => group.retryNow()}>
            {t.retry}
          </Button>
        )}
        {lock.isOn && (
          <Button wide icon="lock" onPress={() => void import('./lock/lock-now.ts').then(it => it.lockNow(engine))}>
            {t.lockNow}
          </Button>
        )}
        <LinkButton wide icon="file" href={paths.files} onPress={onClose}>
          {t.saveFile}
        </LinkButton>
        <LinkButton wide icon="settings" href={paths.settings} onPress={onClose}>
          {t.settings}
        </LinkButton>
        <LinkButton wide icon="help" href={paths.help} onPress={onClose}>
          {t.help}
        </LinkButton>
      </Stack>
    </Sheet>
  )
}
