/** Where the chosen theme is kept in the browser. */
export const THEME_KEY = "mastguard-theme";

/** Runs in `<head>` before first paint, so a pinned theme never flashes. Kept as text: nothing may load before it. */
export const THEME_SCRIPT = `try{var t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;
