"use strict";

// The page and the document differ in the ending only.
const shown = document.getElementById("contract");
Redoc.init(location.pathname + ".json", { hideDownloadButton: false, nativeScrollbars: true }, shown, error => {
  shown.setAttribute("aria-busy", "false");
  if (error) {
    shown.textContent = "The contract cannot be drawn: " + error.message;
  }
});
