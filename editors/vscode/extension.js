// Starts `auditsh lsp` and lets it speak with the editor; everything else is in the program.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate() {
  const command = workspace.getConfiguration("auditsh").get("path", "auditsh");
  client = new LanguageClient(
    "auditsh",
    "auditsh",
    { command, args: ["lsp"] },
    { documentSelector: [{ language: "auditsh" }] },
  );
  return client.start();
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
