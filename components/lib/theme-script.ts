/** Where the chosen theme is kept in the browser. */
export const THEME_KEY = "mastguard-theme";

/** Runs in `<head>` before first paint, so a pinned theme never flashes. Kept as text: nothing may load before it. */
export const THEME_SCRIPT = `try{var t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

/** `THEME_SCRIPT` as a CSP source, for whoever writes a `script-src` without `'unsafe-inline'`. */
export const THEME_SCRIPT_HASH = "sha256-ltx4GxfqQBUpTs2azBx+8HqHz5JNx1QV+0bwj8J4E7w=";
