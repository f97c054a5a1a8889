import { defineMessages } from '../../i18n/messages.ts'

export const shiftWords = defineMessages({
  en: {
    title: 'When the shift ends',
    forget: 'Forget this turf when my shift ends',
    what: 'Doors, names and results then leave this phone, once everything you did has been delivered: when you say that you are done, or at four in the morning the next time Porchlight is open with a signal. Your group keeps all of it. To walk again you need a new link.',
    end: 'I am done for today',
    endAct: 'End my shift',
    endText:
      'As soon as everything is delivered, this turf leaves this phone. You can no longer look at or correct today’s results here; your group has them.',
    going: 'Your shift has ended. As soon as everything is delivered, this turf leaves this phone. Keep Porchlight open with a signal.',
    keep: 'Keep it after all',
  },
  es: {
    title: 'Cuando termine el turno',
    forget: 'Olvidar esta zona cuando termine mi turno',
    what: 'Puertas, nombres y resultados salen entonces de este teléfono, una vez entregado todo lo que hiciste: cuando digas que terminaste, o a las cuatro de la mañana, la próxima vez que Porchlight esté abierto con señal. Tu grupo lo conserva todo. Para recorrer otra vez necesitas un enlace nuevo.',
    end: 'Terminé por hoy',
    endAct: 'Terminar mi turno',
    endText:
      'En cuanto todo esté entregado, esta zona sale de este teléfono. Ya no podrás ver ni corregir aquí los resultados de hoy; tu grupo los tiene.',
    going: 'Tu turno terminó. En cuanto todo esté entregado, esta zona sale de este teléfono. Deja Porchlight abierto con señal.',
    keep: 'Conservarla',
  },
})
