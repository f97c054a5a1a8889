// Runs before anything else; the content policy allows no inline script.
;(function () {
  'use strict'

  // An invitation carries secrets in the fragment: into memory, out of the address bar and the history, at once.
  function takeInvitation() {
    if (!/^#[jdmr]1/.test(location.hash)) return
    window.porchlightInvitation = location.href
    history.replaceState(history.state, '', location.pathname + location.search)
    window.dispatchEvent(new Event('porchlight-invitation'))
  }
  takeInvitation()
  window.addEventListener('hashchange', takeInvitation)

  // Browsers that know Trusted Types take no text as code, nor as the address of code, but for our own files.
  if (window.trustedTypes && window.trustedTypes.createPolicy)
    window.trustedTypes.createPolicy('default', {
      createScriptURL: function (address) {
        var url = new URL(address, location.href)
        var isOurs = url.origin === location.origin && /^\/(?:sw|assets\/[\w.-]+)\.js$/.test(url.pathname)
        return isOurs ? url.href : null
      },
    })

  // Theme and language before the first paint, so that nothing flashes.
  try {
    var theme = localStorage.getItem('porchlight.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
    var language = localStorage.getItem('porchlight.language') || (navigator.language || 'en').slice(0, 2)
    document.documentElement.lang = language === 'es' ? 'es' : 'en'
  } catch (_) {
    // The browser's own settings hold.
  }

  // What the first screen needs of the database, read while the app's code is on its way (engine/opening.ts).
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
    var keys = reading.objectStore('keys').getAll()
    var copy = reading.objectStore('values').get('opening')
    reading.onabort = function () {
      resolve(undefined)
    }
    reading.oncomplete = function () {
      var version = database.version
      database.close()
      function ofDevice(row) {
        return row.way === 'device'
      }
      var key = keys.result.find(ofDevice)
      // A locked phone says no more than that it is one.
      if (!key) return resolve(keys.result.length > 0 ? { version: version, locked: true } : undefined)
      // A short one: not true any more.
      if (!copy.result || copy.result.sealed.length <= 16) return resolve(undefined)
      readSlip(key).then(
        function (slip) {
          resolve({ version: version, key: key, slip: slip, opening: copy.result })
        },
        function () {
          resolve(undefined)
        },
      )
    }
  }
  // What the key needs as well (engine/lock/slips.ts): its folder is looked for meanwhile.
  var folder = Promise.resolve()
    .then(function () {
      return navigator.storage.getDirectory()
    })
    .then(function (root) {
      return root.getDirectoryHandle('slips')
    })
  folder.catch(function () {
    // None here: then no key needs one.
  })
  function readSlip(key) {
    if (key.slip === undefined) return Promise.resolve(undefined)
    return folder
      .then(function (found) {
        return found.getFileHandle(key.slip)
      })
      .then(function (handle) {
        return handle.getFile()
      })
      .then(function (file) {
        return file.arrayBuffer()
      })
      .then(function (buffer) {
        return new Uint8Array(buffer)
      })
  }
  window.porchlightEarly = new Promise(readEarly).catch(function () {
    // The app finds out and says so.
  })
})()
