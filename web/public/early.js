// Runs before anything else is loaded. A classic script of its own, because the content policy allows no inline ones.
;(function () {
  'use strict'

  // An invitation carries secrets in the fragment: into memory, out of the address bar and the history, at once.
  function takeInvitation() {
    if (location.hash.slice(0, 3) !== '#j1') return
    window.porchlightInvitation = location.href
    history.replaceState(history.state, '', location.pathname + location.search)
    window.dispatchEvent(new Event('porchlight-invitation'))
  }
  takeInvitation()
  window.addEventListener('hashchange', takeInvitation)

  // Theme and language before the first paint, so that nothing flashes.
  try {
    var theme = localStorage.getItem('porchlight.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
    var language = localStorage.getItem('porchlight.language') || (navigator.language || 'en').slice(0, 2)
    document.documentElement.lang = language === 'es' ? 'es' : 'en'
  } catch (_) {
    // Storage refused: the browser's own settings hold.
  }
})()
