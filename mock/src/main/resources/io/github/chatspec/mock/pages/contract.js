"use strict";

// The document with the sources of its lines; the one to download has the path of the page and an extension.
const shown = document.getElementById("contract");
const options = {
  downloadUrls: [{ title: "Download", url: location.pathname + ".json" }],
  hideDownloadButton: false,
  nativeScrollbars: true,
  showExtensions: ["x-facts", "x-beyond", "x-rulings"],
};
Redoc.init(location.pathname + "/sources.json", options, shown, error => {
  shown.setAttribute("aria-busy", "false");
  if (error) {
    shown.textContent = "Cannot display the contract: " + error.message;
  }
});
