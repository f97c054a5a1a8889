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

  // What the first screen needs of the database, read while the app's code is still on its way (see engine/opening.ts).
  function readEarly(resolve) {
    function nothing() {
      resolve(undefined)
    }
    var opening = indexedDB.open('porchlight')
    // There is no database yet: the app makes it.
    opening.onupgradeneeded = function () {
      opening.transaction.abort()
    }
    opening.onerror = opening.onblocked = nothing
    opening.onsuccess = function () {
      try {
        read(opening.result, resolve)
      } catch (_) {
        nothing()
      }
    }
    setTimeout(nothing, 1000)
  }
  function read(database, resolve) {
    var reading = database.transaction(['keys', 'values'])
    var key = reading.objectStore('keys').get('device')
    var copy = reading.objectStore('values').get('opening')
    reading.onabort = function () {
      resolve(undefined)
    }
    reading.oncomplete = function () {
      // A short one is only the mark that it is not true any more.
      var isWhole = key.result && copy.result && copy.result.sealed.length > 16
      resolve(isWhole ? { version: database.version, key: key.result, opening: copy.result } : undefined)
      database.close()
    }
  }
  window.porchlightEarly = new Promise(readEarly).catch(function () {
    // No storage, or not ours: the app finds out and says so.
  })
})()
