// Starts the app, or leaves the page as it stands: it reads, links and phones without.
//
// In a file of its own and in old syntax, so that a browser too old for the rest still runs this.
(function () {
  "use strict";
  var me = document.getElementById("boot");
  function failed() {
    // Only while the app has not taken over: afterwards it speaks for itself.
    if (document.body.getAttribute("data-app") === "starting") document.body.setAttribute("data-app", "absent");
  }

  if (!me || typeof WebAssembly !== "object" || typeof fetch !== "function" || typeof wasm_bindgen !== "function") return failed();

  // The integrity is checked here: browsers ignore it on a preload of WebAssembly.
  var module = fetch(me.getAttribute("data-wasm"), { integrity: me.getAttribute("data-integrity") });
  wasm_bindgen({ module_or_path: module }).catch(failed);
})();
