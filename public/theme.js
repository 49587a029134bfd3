// Runs before the first paint, so that a chosen theme never flashes.
try {
  const theme = localStorage.getItem('offsite-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be forbidden: the system's theme applies.
}

// Nobody is signed in, as the gateway tells: the page for that has no frame.
const session = document.querySelector('meta[name="offsite-session"]')
if (session?.content) document.documentElement.dataset.session = 'none'
