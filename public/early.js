// Begins to fetch what the app starts with, in the head of the document: the boot script comes a round trip later, and the app's first questions only when it
// runs. The one inline script, whose hash the policy names; so it holds nothing that differs from page to page. Where it does not run, what it would have begun
// is fetched later.
(function () {
  "use strict";
  var me = document.currentScript;
  // Files and answers, by address.
  var begun = (window.begun = {});
  var asked = (window.asked = {});

  function begin(list, address, options) {
    var promise = (list[address] = fetch(address, options));
    // Whoever takes it over hears of it.
    promise["catch"](function () {});
    return promise;
  }

  function named(name) {
    return (me.getAttribute(name) || "").split(" ").filter(String);
  }

  function begin_file(name) {
    begin(begun, me.getAttribute(name), { integrity: me.getAttribute(name + "-integrity") });
  }

  // The part of the app that the page is in: each file beside what it must be, and its texts.
  function begin_part() {
    var files = named("data-part");
    for (var i = 0; i < files.length; i += 2) begin(begun, files[i], { integrity: files[i + 1] });
    named("data-texts").forEach(function (group) {
      begin_file("data-text-" + group);
    });
  }

  // As `transport/fetch.rs` asks, which takes it over while it is fresh.
  function begin_answer(address) {
    var stop = new AbortController();
    var options = { headers: { Accept: "application/json" }, cache: "no-store", redirect: "error", credentials: "same-origin", signal: stop.signal };
    var promise = begin(asked, address, options);
    promise.stop = stop;
    promise.at = Date.now();
  }

  function kept(name) {
    try {
      return sessionStorage.getItem(name);
    } catch (refused) {
      return null;
    }
  }

  // Loaded a second time, it is not taken from the cache.
  if (!me || !window.fetch || !window.WebAssembly || history.state === "anew") return;
  // Before the tab's storage is looked into: the first look takes the browser a while.
  begin_file("data-wasm");
  begin_file("data-text-app");

  // Comes from a login, or was here before in this tab: nobody else is shown what is somebody's.
  var may_be_logged_in = location.hash.indexOf("try=") >= 0 || kept("spaer.whose");

  // Not where somebody has said to be somebody else, nor while the tab knows of a block: what is read beside that must not be older than the app. Nor where the
  // list was left at a place, which may have a search of its own.
  var may_ask = may_be_logged_in && !kept("spaer.stranger") && !kept("spaer.intents") && !kept("spaer.place");

  if (window.AbortController) {
    named("data-session").forEach(begin_answer);
    if (may_ask) named("data-answers").forEach(begin_answer);
  }
  if (may_be_logged_in) begin_part();
})();
