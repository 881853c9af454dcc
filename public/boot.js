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

  if (!me || typeof Promise !== "function" || typeof WebAssembly !== "object" || typeof fetch !== "function" || typeof wasm_bindgen !== "function") return failed();

  // The integrity is checked here: browsers ignore it on a preload of WebAssembly.
  function load(name) {
    return fetch(me.getAttribute("data-" + name), { integrity: me.getAttribute("data-" + name + "-integrity") });
  }

  var module = load("wasm");
  // Only the text of the language that this page is in.
  // (The document's own `lang` may be a translator's by now.)
  load("text-" + me.getAttribute("data-lang"))
    .then(function (answer) {
      if (!answer.ok) throw answer;
      return answer.text();
    })
    .then(function (text) {
      me.setAttribute("data-text", text);
      return wasm_bindgen({ module_or_path: module });
    })
    .then(function () {
      // A text of another version is not taken: then the page stays as it stands.
      failed();
    }, failed);
})();
