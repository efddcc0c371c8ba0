"use strict";

// The path of the page without the extension of the document.
const shown = document.getElementById("contract");
Redoc.init(location.pathname + ".json", { hideDownloadButton: false, nativeScrollbars: true }, shown, error => {
  shown.setAttribute("aria-busy", "false");
  if (error) {
    shown.textContent = "Cannot display the contract: " + error.message;
  }
});
