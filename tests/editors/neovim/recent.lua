-- Ends well where Neovim is recent enough.
os.exit(vim.lsp.config and 0 or 1)
